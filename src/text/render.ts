import type { Message } from '../core/message.ts';
import { contextText } from './messages/context.ts';
import { exposureText } from './messages/exposure.ts';
import { fileChangesText } from './messages/fileChanges.ts';
import { ignoreText } from './messages/ignore.ts';
import { secretsText } from './messages/secrets.ts';

/**
 * English templates by message code; `{name}` stands for an argument. What each setting does is in `everyTemplate`: that
 * table is larger than all of these and only the privacy report needs it.
 */
export const templates: Readonly<Record<string, string>> = {
  ...contextText,
  ...exposureText,
  ...ignoreText,
  ...secretsText,
  ...fileChangesText,
};

/** Fills a template. The default is plain English; VS Code's `l10n.t` has the same shape and translates. */
export type Translate = (template: string, args: Record<string, string | number>) => string;

const fill: Translate = (template, args) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));

/** The sentence of a message. A code without a template is shown as it is rather than lost. */
export function render(message: Message, translate: Translate = fill, known = templates): string {
  const template = known[message.code];
  return template === undefined ? message.code : translate(template, { ...message.args });
}

import type { Message } from '../core/message.ts';
import { type Templates, templates } from './templates.ts';

/** Fills a template. The default is plain English; VS Code's `l10n.t` has the same shape and translates. */
export type Translate = (template: string, args: Record<string, string | number>) => string;

const fill: Translate = (template, args) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));

/** The sentence of a message. A code without a template is shown as it is rather than lost. */
export function render(message: Message, translate: Translate = fill, known: Templates = templates): string {
  const template = known[message.code];
  return template === undefined ? message.code : translate(template, { ...message.args });
}

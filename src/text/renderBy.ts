import type { Message } from '../core/message.ts';
import type { Templates } from './templates.ts';

/** Fills a template. The default is plain English; VS Code's `l10n.t` has the same signature and translates. */
export type Translate = (template: string, args: Record<string, string | number>) => string;

export const fill: Translate = (template, args) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));

/** Like `render`, but with one table only, for programs that must start without all the others. */
export function renderBy(message: Message, known: Templates, translate: Translate = fill): string {
  const template = known[message.code];
  return template === undefined ? message.code : translate(template, { ...message.args });
}

import { readFileSync } from 'node:fs';
import { type Message, message } from '../../core/message.ts';
import { errorCode } from './errorCode.ts';

/** The text of a file that is about to be changed; `text` null: there is none yet. */
export type RuleText =
  { readonly text: string | null; readonly problem: null } | { readonly text: null; readonly problem: Message };

/**
 * Reads a file whose other lines must survive a change. A byte-order mark is kept; bytes that are no UTF-8 would be lost
 * by writing the text back, so such a file is a problem and not a text.
 * @param name how messages call the file
 */
export function readRuleText(file: string, name: string): RuleText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
    return { text, problem: null };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { text: null, problem: null };
    const code = error instanceof TypeError ? 'ignore.generate.notUtf8' : 'ignore.generate.unreadable';
    return { text: null, problem: message(code, { file: name }) };
  }
}

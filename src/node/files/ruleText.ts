import { type Message, message } from '../../core/message.ts';
import { readRegularSync } from './regularFile.ts';

/** The text of a file that is about to be changed; `text` null: there is none yet. */
export type RuleText =
  { readonly text: string | null; readonly problem: null } | { readonly text: null; readonly problem: Message };

/** Bytes of a rule file; none that people write is larger. */
const maximumBytes = 4_000_000;

/**
 * Reads a file whose other lines must survive a change. A byte-order mark is kept; bytes that are no UTF-8 would be lost
 * by writing the text back, so such a file is a problem and not a text. Never throws and never waits.
 * @param name how messages call the file
 */
export function readRuleText(file: string, name: string): RuleText {
  const read = readRegularSync(file, { maximumBytes });
  if (read.kind === 'absent') return { text: null, problem: null };
  if (read.kind === 'bytes') {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read.content);
      return { text, problem: null };
    } catch {
      return { text: null, problem: message('ignore.generate.notUtf8', { file: name }) };
    }
  }
  const problems = {
    'too-large': message('ignore.generate.tooLarge', { file: name, bytes: maximumBytes }),
    'not-a-file': message('ignore.generate.notAFile', { file: name }),
    outside: message('ignore.generate.unreadable', { file: name }),
    unreadable: message('ignore.generate.unreadable', { file: name }),
  } as const;
  return { text: null, problem: problems[read.kind] };
}

import { type Message, message } from '../../core/message.ts';
import { readRegularSync } from './regularFile.ts';

/** The text of a file that is about to be changed; `text` null: the file does not exist yet. */
export type RuleText =
  { readonly text: string | null; readonly problem: null } | { readonly text: null; readonly problem: Message };

/** The largest file that is read, in bytes; files written by people are smaller. */
const maximumBytes = 4_000_000;

/**
 * Reads a file whose other lines must survive a change. A byte-order mark is kept. Bytes that are not UTF-8 would be lost when
 * the text is written back, so such a file is reported as a problem. Never throws and never blocks.
 * @param name the file's name in messages
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

/**
 * Reads a rule file as assistants do: as UTF-8. A UTF-16 text, as Windows PowerShell writes it with `>`, contains no rule for
 * any of them, so it is a problem. Null: vanished meanwhile. Never throws and never blocks.
 * @param name the file's name in messages
 * @param within a folder that the file must be in after resolving links
 */
export function readRules(file: string, name: string, within: string): string | Message | null {
  const read = readRegularSync(file, { maximumBytes: largestRead, within });
  switch (read.kind) {
    case 'absent':
      return null;
    case 'bytes':
      return read.content.includes(0)
        ? message('exposure.ruleFile.notUtf8', { path: name })
        : new TextDecoder('utf-8').decode(read.content);
    case 'too-large':
      return message('exposure.ruleFile.tooLarge', { path: name, bytes: largestRead });
    case 'not-a-file':
      return message('exposure.ruleFile.notAFile', { path: name });
    default:
      return message('exposure.ruleFile.unreadable', { path: name });
  }
}

/** The largest rule file that is read, in bytes. */
const largestRead = 1_000_000;

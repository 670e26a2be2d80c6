import type { Uri } from 'vscode';
import { message } from '../../core/message.ts';
import type { RuleText } from '../../node/files/ruleText.ts';
import { readFile } from '../platform/workspace/readFile.ts';

/** The largest file, in bytes, that is changed; no hand-written file is larger. */
const maximumBytes = 4_000_000;

/**
 * Reads the text of a workspace file that is about to be changed, on any file system. `readRuleText` does the same on disk. Never
 * throws.
 * @param name the file's name in messages
 */
export async function targetText(uri: Uri, name: string): Promise<RuleText> {
  const read = await readFile(uri, maximumBytes);
  switch (read) {
    case 'absent':
      return { text: null, problem: null };
    case 'too-large':
      return { text: null, problem: message('ignore.generate.tooLarge', { file: name, bytes: maximumBytes }) };
    case 'not-a-file':
      return { text: null, problem: message('ignore.generate.notAFile', { file: name }) };
    case 'unreadable':
      return { text: null, problem: message('ignore.generate.unreadable', { file: name }) };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read), problem: null };
  } catch {
    return { text: null, problem: message('ignore.generate.notUtf8', { file: name }) };
  }
}

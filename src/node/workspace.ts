import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { collectedRuleFiles } from '../core/ignore/sources/collected.ts';
import { ruleFileAt } from '../core/ignore/sources/ruleFiles.ts';
import { ruleFileProblems } from '../core/ignore/gitignore/problems.ts';
import type { RuleFile } from '../core/ignore/types.ts';
import { fileUri as encodedFileUri } from '../core/context/copilot/documents/uris.ts';
import { namedFiles } from '../core/context/namedFiles.ts';
import type { Message } from '../core/message.ts';
import { percentDecoded } from '../core/paths/workspacePath.ts';
import { readTextSync } from './files/readText.ts';
import { readRules } from './files/ruleText.ts';
import { collectPersonalRules } from './settings/personalRules.ts';

/** The largest instruction file that is read, in bytes. */
const maximumBytes = 1_000_000;

/** The person whose rules apply in addition to the folder's. */
export interface Person {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What is known about a folder on disk besides its secrets. */
export interface WorkspaceFacts {
  readonly ruleFiles: readonly RuleFile[];
  readonly problems: readonly Message[];
  /** Texts that assistants send by name, such as instruction files. */
  readonly namedTexts: ReadonlyMap<string, string>;
}

/**
 * Reads the rule files and instruction files of a folder. A rule file that cannot be read becomes a problem that names it.
 * @param paths all files below `root`, relative, with `/`
 */
export async function readWorkspace(root: string, paths: readonly string[], person: Person): Promise<WorkspaceFacts> {
  // The person's rules for every folder come first, so that the folder's own rules are stronger.
  const personal = await collectPersonalRules(person, { root, paths });
  const ruleFiles: RuleFile[] = [...personal.ruleFiles];
  const problems: Message[] = [...personal.problems];
  for (const name of paths.filter(isRuleFile)) {
    const text = readRules(path.join(root, name), name, root);
    if (typeof text !== 'string') {
      if (text !== null) problems.push(text);
      continue;
    }
    for (const file of ruleFileAt(name, text, { root, home: person.home })) {
      ruleFiles.push(file);
      problems.push(...ruleFileProblems(file).map(({ why }) => why));
    }
  }
  const namedTexts = new Map<string, string>();
  for (const name of namedFiles(paths)) {
    const read = readTextSync(path.join(root, name), maximumBytes, root);
    if (read.kind === 'text') namedTexts.set(name, read.text);
  }
  return { ruleFiles, problems, namedTexts };
}

function isRuleFile(name: string): boolean {
  return collectedRuleFiles.some(rule => name === rule || name.endsWith(`/${rule}`));
}

/** Returns the URI of a file as VS Code writes it, so that the editor and the command line ask the simulators the same question. */
export function fileUri(file: string): string {
  return encodedFileUri(percentDecoded(pathToFileURL(file).pathname));
}

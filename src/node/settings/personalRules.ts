import { personalFile, personalPlaces, personalRuleFile } from '../../core/ignore/sources/ruleFiles.ts';
import type { RuleFile } from '../../core/ignore/types.ts';
import type { Message } from '../../core/message.ts';
import { globalExcludesFile } from '../ignore/gitConfig.ts';
import { gitExcludeFiles } from '../ignore/gitExcludes.ts';
import { gitFoldersOf } from '../ignore/gitRepository.ts';
import { movedFolders } from './movedFolders.ts';
import { readConfig } from './readConfig.ts';

export interface PersonalRules {
  /** Must come before the rule files of a workspace folder, since they apply to every folder. */
  readonly ruleFiles: readonly RuleFile[];
  readonly problems: readonly Message[];
}

export interface Person {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. Absent: that of this process. */
  readonly platform?: string;
}

/** The workspace folder that the rules are for. */
export interface RulesFor {
  /** Absolute. */
  readonly root: string;
  /** Files below it, relative, with `/`, as far as they are known. */
  readonly paths?: readonly string[];
}

/** Returns the text of a file; null if it is absent or cannot be read. */
type Read = (file: string) => Promise<string | null>;

/** Returns the rules in git's global file, and those that git keeps for a folder outside of its files. */
async function gitRules(person: Required<Person>, folder: RulesFor | null, read: Read): Promise<readonly RuleFile[]> {
  const path = globalExcludesFile(person, folder === null ? null : gitFoldersOf(folder.root));
  const text = path === null ? null : await read(path);
  return [
    ...(path === null || text === null ? [] : [{ path, mechanism: '.gitignore', base: '', text }]),
    ...(folder === null ? [] : gitExcludeFiles(folder.root, folder.paths ?? [])),
  ];
}

/**
 * Collects the rules that a person has for every folder: deny rules of agents, global ignore files, git's global file, and, if a
 * folder is given, the rules that git keeps for it outside of its files. Without them, files that are held back would be reported
 * as sent. Never throws.
 */
export async function collectPersonalRules(person: Person, folder: RulesFor | null = null): Promise<PersonalRules> {
  const { home, env, platform = process.platform } = person;
  const folders = { home, workspace: null, moved: movedFolders(env) };
  const place = folder === null ? null : { root: folder.root, home };
  const problems: Message[] = [];
  const read: Read = async file => {
    const reading = await readConfig(file, null);
    if (reading.kind === 'unreadable') problems.push(reading.problem);
    return reading.kind === 'text' ? reading.text : null;
  };
  const ruleFiles: RuleFile[] = [...(await gitRules({ home, env, platform }, folder, read))];
  const seen = new Set<string>();
  for (const each of personalPlaces) {
    const found = personalFile(each, folders);
    const name = found === null ? '' : `${found.path} ${each.mechanism.id} ${found.place ?? ''}`;
    if (found === null || seen.has(name)) continue;
    seen.add(name);
    const content = await read(found.path);
    if (content !== null) ruleFiles.push(personalRuleFile(each, found, content, place));
  }
  // A file that several products read is reported once.
  return { ruleFiles, problems: [...new Map(problems.map(each => [JSON.stringify(each), each])).values()] };
}

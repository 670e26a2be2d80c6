import { personalPlaces, personalRuleFile } from '../../core/ignore/sources/ruleFiles.ts';
import type { RuleFile } from '../../core/ignore/types.ts';
import type { Message } from '../../core/message.ts';
import { resolveFile } from '../../core/settings/readings.ts';
import { movedFolders } from './movedFolders.ts';
import { readConfig } from './readConfig.ts';

export interface PersonalRules {
  /** To be put before the rule files of a workspace folder: they count for every folder. */
  readonly ruleFiles: readonly RuleFile[];
  readonly problems: readonly Message[];
}

interface Person {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The rules that a person has for every folder: deny rules of agents, global ignore files, git's global file. Without them a
 * file would be called sent that is held back. Never throws.
 */
export async function collectPersonalRules({ home, env }: Person): Promise<PersonalRules> {
  const folders = { home, workspace: null, moved: movedFolders(env) };
  const ruleFiles: RuleFile[] = [];
  const problems: Message[] = [];
  const read = async (file: string | null): Promise<string | null> => {
    if (file === null) return null;
    const reading = await readConfig(file, null);
    if (reading.kind === 'unreadable') problems.push(reading.problem);
    return reading.kind === 'text' ? reading.text : null;
  };
  const resolve = (file: string): string | null => resolveFile(file, folders);
  const configs = [await read(resolve('~/.config/git/config')), await read(resolve('~/.gitconfig'))];
  const named = configs.flatMap(text => excludesFile(text ?? '') ?? []).at(-1);
  const global = named?.startsWith('~/') ? resolveFile(named, { home, workspace: null }) : named;
  const path = global === undefined ? resolve('~/.config/git/ignore') : global;
  const text = await read(path);
  if (path !== null && text !== null) ruleFiles.push({ path, mechanism: '.gitignore', base: '', text });
  const seen = new Set<string>();
  for (const place of personalPlaces) {
    const file = resolve(place.file);
    if (file === null || seen.has(`${file} ${place.mechanism.id}`)) continue;
    seen.add(`${file} ${place.mechanism.id}`);
    const content = await read(file);
    if (content !== null) ruleFiles.push(personalRuleFile(place, file, content));
  }
  return { ruleFiles, problems: problems.filter((each, i) => problems.findIndex(other => same(each, other)) === i) };
}

function same(a: Message, b: Message): boolean {
  return a.code === b.code && a.args['file'] === b.args['file'];
}

/** `core.excludesFile` of a git configuration: the last one counts. Includes are not followed. */
function excludesFile(config: string): string | undefined {
  let isCore = false;
  let value: string | undefined;
  for (const line of config.split(/\r?\n/)) {
    const [, section] = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line) ?? [];
    if (section !== undefined) isCore = section.toLowerCase() === 'core';
    const [, found] = /^\s*excludesfile\s*=\s*(.*?)\s*$/i.exec(line) ?? [];
    if (isCore && found !== undefined) value = found.replace(/^"(.*)"$/, '$1');
  }
  return value === '' ? undefined : value;
}

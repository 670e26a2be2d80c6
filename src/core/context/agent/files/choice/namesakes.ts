import { folderOf } from '../../../../paths/absolutePaths.ts';
import type { AgentFile } from '../agentFile.ts';
import type { FileRule, OneOfName } from '../fileRule.ts';
import { declaredName, fileName } from './fileName.ts';

/**
 * Keeps, of several files with the same name, those that are sent. If the file that wins is not certain, the next ones may be sent in its
 * place, and none of them is certain.
 */
export function withoutNamesakes(files: readonly AgentFile[]): readonly AgentFile[] {
  const groups = new Map<string, AgentFile[]>();
  for (const file of files) {
    const key = keyOf(file);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const changed = new Map<AgentFile, AgentFile | null>();
  for (const group of groups.values()) {
    if (group.length > 1) for (const [file, kept] of judged(group)) changed.set(file, kept);
  }
  if (changed.size === 0) return files;
  const dropped = new Set([...changed].flatMap(([{ path }, kept]) => (kept === null ? [path] : [])));
  return files.flatMap(file => {
    if (file.linkedFrom !== undefined && file.rule.oneOfName !== undefined && dropped.has(file.linkedFrom)) return [];
    const kept = changed.get(file);
    return kept === undefined ? [file] : kept === null ? [] : [kept];
  });
}

function keyOf({ path, text, rule, linkedFrom, name: declared }: AgentFile): string | null {
  const { oneOfName } = rule;
  if (oneOfName === undefined || linkedFrom !== undefined) return null;
  const name = declared ?? (oneOfName.by === 'name' ? declaredName(path, text, rule) : fileName(path, rule));
  return `${oneOfName.of} ${oneOfName.anyCase === true ? name.toLowerCase() : name}`;
}

function judged(group: readonly AgentFile[]): readonly (readonly [AgentFile, AgentFile | null])[] {
  const wins = group[0]?.rule.oneOfName?.wins ?? 'any';
  const ranked = inOrder(group, wins);
  const certain = wins === 'any' ? ranked.length : ranked.findIndex(each => each.inclusion === 'certain');
  const last = certain < 0 ? ranked.length : certain;
  return ranked.map((file, at) => {
    if (at > last) return [file, null];
    return [file, last === 0 ? file : { ...file, inclusion: 'possible' }];
  });
}

function inOrder(group: readonly AgentFile[], wins: OneOfName['wins']): readonly AgentFile[] {
  if (wins === 'last') return group.toReversed();
  if (wins === 'outermost') return lastInFolder(group);
  if (wins !== 'nearest') return group;
  const rules = new Map<FileRule, AgentFile[]>();
  for (const file of group) rules.set(file.rule, [file, ...(rules.get(file.rule) ?? [])]);
  return [...rules.values()].flat();
}

/** Reverses the files within each folder; the order of the folders stays. */
function lastInFolder(group: readonly AgentFile[]): readonly AgentFile[] {
  const folders = new Map<string, AgentFile[]>();
  for (const file of group) {
    const folder = folderOf(file.path) ?? '';
    folders.set(folder, [file, ...(folders.get(folder) ?? [])]);
  }
  return [...folders.values()].flat();
}

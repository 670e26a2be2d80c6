import { parse as parseToml } from 'smol-toml';
import { nodeAt, parseJson, valueOf } from '../../../config/jsonTree.ts';
import { tooDeepAt } from '../../../config/nesting.ts';
import { filesAt } from './patterns.ts';
import type { Disk } from './disk.ts';
import { type FileRule, setName, type SettingOf, slugOfMain, slugOfRoot } from './fileRule.ts';
import { type AgentPlace, startOf } from './places.ts';

/** The patterns of a rule with what a person set; of each list, the first that names a file counts. */
export function patternsOf(rule: FileRule, disk: Disk, place: AgentPlace): readonly (readonly string[])[] {
  const { names, oneOf } = rule;
  const root = place.gitRoot ?? place.folder;
  const own = oneOf.map(each =>
    each.replace(slugOfRoot, slugOf(root)).replace(slugOfMain, slugOf(place.mainRoot ?? root)),
  );
  if (names === undefined) return [own];
  const set = textsIn(settingAt(names, disk, place));
  const used = set.length > 0 ? set : (names.default ?? []);
  const withName = (name: string): readonly string[] => own.map(each => each.replace(setName, () => name));
  if (names.isPreference === true)
    return [own.flatMap(each => (each.includes(setName) ? used.map(name => each.replace(setName, () => name)) : each))];
  return used.map(withName);
}

function slugOf(folder: string): string {
  return folder.replace(/[^A-Za-z0-9]/g, '-');
}

/** The value of a setting in the first file that has it; undefined without one. */
export function settingAt({ files, key }: SettingOf, disk: Disk, place: AgentPlace): unknown {
  for (const file of files) {
    const start = startOf(place.folder, file, place);
    if (start === null) continue;
    for (const path of filesAt(disk, ...start, {})) {
      const value = valueIn(path, disk.read(path)?.text ?? '', key);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

function valueIn(path: string, text: string, key: readonly string[]): unknown {
  if (path.endsWith('.toml')) {
    let at: unknown = tomlOf(text);
    for (const each of key)
      at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[each] : undefined;
    return at;
  }
  const { root } = parseJson(text, false);
  const node = root === null ? undefined : nodeAt(root, key);
  return node === undefined ? undefined : valueOf(node);
}

/** The tables of a text; empty where it is no TOML. */
export function tomlOf(text: string): Readonly<Record<string, unknown>> {
  if (tooDeepAt(text) !== null) return {};
  try {
    return parseToml(text);
  } catch {
    return {};
  }
}

/** The texts in a value: one, or a list of them. */
function textsIn(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter(each => typeof each === 'string').filter(each => each !== '');
}

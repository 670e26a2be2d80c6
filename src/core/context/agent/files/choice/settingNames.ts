import { parse as parseToml } from 'smol-toml';
import { wrongTypeIn } from '../../../../config/fileShape.ts';
import { jsonFormat } from '../../../../config/jsonFormat.ts';
import { nodeAt, parseJson, valueOf } from '../../../../config/jsonTree.ts';
import { tooDeepAt } from '../../../../config/nesting.ts';
import type { TypedKey } from '../../../../settings/types.ts';
import { withoutBraces } from '../../scope.ts';
import { filesAt } from '../patterns.ts';
import type { Disk } from '../disk.ts';
import {
  eachEntry,
  type FileRule,
  type NamesFromSetting,
  setName,
  type SettingOf,
  slugOfMain,
  slugOfRoot,
  startFolder,
} from '../fileRule.ts';
import { folderOf, isAbsolute, isWithin, resolved } from '../../../../absolutePaths.ts';
import { type AgentPlace, foldersOf, startOf } from '../places.ts';

/** The patterns of a rule with what a person set; of each list, the first that names a file counts. */
export function patternsOf(rule: FileRule, disk: Disk, place: AgentPlace): readonly (readonly string[])[] {
  const { names, oneOf } = rule;
  const root = place.gitRoot ?? place.folder;
  const withSlug = (each: string): string =>
    each.replace(slugOfRoot, slugOf(root)).replace(slugOfMain, slugOf(place.mainRoot ?? root));
  if (names === undefined) return [oneOf.map(withSlug)];
  const values = settingsAt(names, disk, place).map(each => namesIn(each, names, disk));
  const set = names.isMerged === true ? values.flat() : (values[0] ?? []);
  const used = [...(set.length > 0 ? set : (names.default ?? [])), ...(names.always ?? [])].flatMap(withoutBraces);
  const named = (each: string, name: string): string => withSlug(each.replace(setName, () => name));
  if (names.isPreference === true)
    return [oneOf.flatMap(each => (each.includes(setName) ? used.map(name => named(each, name)) : withSlug(each)))];
  return [...new Set(used)].map(name => oneOf.map(each => named(each, name)));
}

/** The names in a setting; `{file:…}` stands for the text of a file. */
function namesIn({ path, value }: SetValue, { skips, fromFile }: NamesFromSetting, disk: Disk): readonly string[] {
  const folder = folderOf(path) ?? '/';
  const written = textsIn(value).map(each => {
    const file = /^\{file:(.+)\}$/.exec(each)?.[1];
    return file === undefined ? each : (disk.read(resolved(folder, file))?.text.trim() ?? '');
  });
  const kept = written.filter(each => each !== '' && skips?.test(each) !== true);
  if (fromFile === undefined) return kept;
  const start = resolved(folder, '../'.repeat(fromFile));
  return kept.map(each => (each.startsWith('~') || isAbsolute(each) ? each : resolved(start, each)));
}

function slugOf(folder: string): string {
  return folder.replace(/[^A-Za-z0-9]/g, '-');
}

/** A setting, and the file that has it. */
export interface SetValue {
  readonly path: string;
  readonly value: unknown;
}

/** The value of a setting in the first file that has it; undefined without one. */
export function settingAt(setting: SettingOf, disk: Disk, place: AgentPlace): unknown {
  return settingsAt(setting, disk, place)[0]?.value;
}

/** The values of a setting in all files that have it, the strongest first: those of the nearest folder. */
export function settingsAt(
  { files, key, place: where = 'here', shape, refuses }: SettingOf,
  disk: Disk,
  place: AgentPlace,
): SetValue[] {
  const folders = foldersOf(where, place).toReversed();
  const paths = folders.flatMap(folder =>
    files.flatMap(file => {
      const start = startOf(folder, file, place);
      return start === null ? [] : filesAt(disk, ...start, {});
    }),
  );
  return [...new Set(paths)].flatMap(path => {
    const text = disk.read(path)?.text ?? '';
    if (shape !== undefined && isBroken(text, shape)) return [];
    if (refuses?.test(text) === true && !isWithinHome(path, place)) return [];
    const steps = key.map(each => (each === startFolder ? place.folder : each));
    const value = valueIn(path, text, steps);
    return value === undefined ? [] : [{ path, value }];
  });
}

function isWithinHome(path: string, { home, folder }: AgentPlace): boolean {
  return home !== null && isWithin(home, path) && !isWithin(folder, path);
}

/** Whether a product that takes strict JSON of a certain shape alone drops a text. */
function isBroken(text: string, shape: readonly TypedKey[]): boolean {
  return parseJson(text, true).root === null || wrongTypeIn(text, jsonFormat(true, ''), shape) !== null;
}

function valueIn(path: string, text: string, key: readonly string[]): unknown {
  if (path.endsWith('.toml')) return below(tomlOf(text), key);
  const { root } = parseJson(text, false);
  if (root === null) return undefined;
  if (key.includes(eachEntry)) return below(valueOf(root), key);
  const node = nodeAt(root, key);
  return node === undefined ? undefined : valueOf(node);
}

/** What stands below a key; a list of all there is where a step stands for every entry. */
function below(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (step !== eachEntry) return below((value as Readonly<Record<string, unknown>>)[step], rest);
  const all = Object.values(value).map((each: unknown) => below(each, rest));
  return all.flat().filter(each => each !== undefined);
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
export function textsIn(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter(each => typeof each === 'string').filter(each => each !== '');
}

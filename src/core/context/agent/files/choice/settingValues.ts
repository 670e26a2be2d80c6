import { oneOrMore } from '../../../../json.ts';
import { parse as parseToml } from 'smol-toml';
import { isWithin } from '../../../../paths/absolutePaths.ts';
import { wrongTypeIn } from '../../../../config/fileShape.ts';
import { jsonFormat } from '../../../../config/jsonFormat.ts';
import { nodeAt, parseJson, valueOf } from '../../../../config/jsonTree.ts';
import { tooDeepAt } from '../../../../config/nesting.ts';
import type { TypedKey } from '../../../../settings/types.ts';
import type { Disk } from '../disk.ts';
import { eachEntry, type SettingOf, startFolder } from '../fileRule.ts';
import { filesAt } from '../patterns.ts';
import { type AgentPlace, foldersOf, startOf } from '../places.ts';

/** The value of a setting and the file that contains it. */
export interface SetValue {
  readonly path: string;
  readonly value: unknown;
}

/** Returns the value of a setting in the first file that contains it; undefined if none does. */
export function settingAt(setting: SettingOf, disk: Disk, place: AgentPlace): unknown {
  return settingsAt(setting, disk, place)[0]?.value;
}

/** Returns the values of a setting in all files that contain it, strongest first; files of the nearest folder are the strongest. */
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

/** Whether a product that accepts only strict JSON of a certain shape rejects a text. */
function isBroken(text: string, shape: readonly TypedKey[]): boolean {
  return parseJson(text, true).root === null || wrongTypeIn(text, jsonFormat(true, ''), shape) !== null;
}

function valueIn(path: string, text: string, key: readonly string[]): unknown {
  if (/(?:^|\/)\.env$/.test(path)) return variableIn(text, key.join('.'));
  if (path.endsWith('.toml')) return below(tomlOf(text), key);
  const { root } = parseJson(text, false);
  if (root === null) return undefined;
  if (key.includes(eachEntry)) return below(valueOf(root), key);
  const node = nodeAt(root, key);
  return node === undefined ? undefined : valueOf(node);
}

/** Returns the value of a variable in a file of `NAME=value` lines; the last assignment counts. */
function variableIn(text: string, name: string): string | undefined {
  const lines = [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([\w.]+)[ \t]*=[ \t]*(.*?)[ \t]*\r?$/gm)];
  return lines.findLast(([, key]) => key === name)?.[2]?.replace(/^(["'])(.*)\1$/, '$2');
}

/** Returns the value below a key path. For a step of {@link eachEntry}, returns a list of the values below every entry. */
function below(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (step !== eachEntry) return below((value as Readonly<Record<string, unknown>>)[step], rest);
  const all = Object.values(value).map((each: unknown) => below(each, rest));
  return all.flat().filter(each => each !== undefined);
}

/** Parses a TOML text; returns an empty object if it is not valid TOML or is nested too deeply. */
export function tomlOf(text: string): Readonly<Record<string, unknown>> {
  if (tooDeepAt(text) !== null) return {};
  try {
    return parseToml(text);
  } catch {
    return {};
  }
}

/** Returns the non-empty strings in a value: the value itself, or the strings of a list. */
export function textsIn(value: unknown): readonly string[] {
  const all = oneOrMore(value);
  return all.filter(each => typeof each === 'string').filter(each => each !== '');
}

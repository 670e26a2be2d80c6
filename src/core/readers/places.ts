import { jsonFormat } from '../config/jsonFormat.ts';
import { tomlFormat } from '../config/tomlFormat.ts';
import { tomlLine } from '../config/tomlPlace.ts';
import { yamlFormat } from '../config/yamlFormat.ts';
import type { ConfigFormat } from '../config/edit.ts';
import { startFolder } from '../context/agent/files/fileRule.ts';
import { type Message, message } from '../message.ts';
import { readingOf, type Readings, resolveFile } from '../settings/readings.ts';
import type { SettingValue } from '../settings/types.ts';
import type { ConfigPlace } from './types.ts';

/** How each format is read and written. */
export const formats: Readonly<Record<ConfigPlace['format'], ConfigFormat>> = {
  json: jsonFormat(false, '  '),
  toml: tomlFormat,
  yaml: yamlFormat,
};

const beside = '<user>/';

/** The absolute paths that the file name of a place stands for; `*` is not expanded. */
export function patternsAt(file: string, readings: Omit<Readings, 'files'>): readonly string[] {
  if (!file.startsWith(beside)) return [resolveFile(file, readings) ?? []].flat();
  const { userFile, installed = [] } = readings.editor;
  const settings = [userFile, ...installed.map(each => each.userFile)].flatMap(each => each ?? []);
  return [...new Set(settings)].map(each => {
    const separator = each.includes('\\') ? '\\' : '/';
    return each.replace(/[^\\/]*$/, '') + file.slice(beside.length).replaceAll('/', separator);
  });
}

/** The files that the file name of a place stands for; `*` only matches files that were read. */
export function filesAt(file: string, readings: Readings): readonly string[] {
  return patternsAt(file, readings).flatMap(pattern =>
    pattern.includes('*') ? [...readings.files.keys()].filter(each => matchesPath(pattern, each)) : [pattern],
  );
}

/** Whether a name matches a pattern with at most one `*`. */
export function matchesName(pattern: string, name: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return pattern === name;
  return name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
}

function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern.split(/[\\/]/);
  const found = path.split(/[\\/]/);
  return wanted.length === found.length && wanted.every((each, at) => matchesName(each, found[at] ?? ''));
}

/** A value in a file; `value` is undefined if it is not set there. */
export type PlaceValue =
  | {
      readonly value: SettingValue | undefined;
      readonly line: number | null;
      /** The keys that lead to it. */
      readonly path: readonly string[];
      readonly problem: null;
    }
  | { readonly problem: Message };

/** Reads the value at a key of a file; null if the file does not exist. Never throws. */
export function valueAt(
  { format, keyPath }: Pick<ConfigPlace, 'format' | 'keyPath'>,
  file: string,
  readings: Readings,
): PlaceValue | null {
  const reading = readingOf(readings, file);
  if (reading.kind === 'absent') return null;
  if (reading.kind === 'unreadable') return { problem: reading.problem };
  for (const keys of keyPaths(keyPath, readings.workspace)) {
    const found = formats[format].lookup(reading.text, keys);
    if (found.kind === 'malformed')
      return { problem: message('settings.malformed', { file, line: found.line, column: found.column }) };
    if (found.value !== undefined) return { value: found.value, line: found.line, path: keys, problem: null };
  }
  return { value: undefined, line: null, path: keyPath, problem: null };
}

/** The line of a key below a place, or of an entry of a list there. */
export function lineOf(place: ConfigPlace, key: string, file: string, readings: Readings): number | null {
  const keyPath = [...place.keyPath, key];
  const reading = readingOf(readings, file);
  // A TOML table has no value of its own that could be located.
  if (place.format === 'toml') return reading.kind === 'text' ? tomlLine(reading.text, keyPath.join('.')) : null;
  const found = valueAt({ ...place, keyPath }, file, readings);
  return found === null || found.problem !== null ? null : found.line;
}

/** On Windows, tools write the path of a folder with either kind of slash. */
function keyPaths(keyPath: readonly string[], workspace: string | null): readonly (readonly string[])[] {
  if (!keyPath.includes(startFolder)) return [keyPath];
  const names = workspace === null ? [] : [...new Set([workspace, workspace.replaceAll('\\', '/')])];
  return names.map(name => keyPath.map(key => (key === startFolder ? name : key)));
}

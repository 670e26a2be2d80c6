import { message } from '../message.ts';
import { dotenvFormat } from './formats.ts';
import { found, type Found } from './found.ts';
import { type ProfileFile, readingOf, type Readings, resolveFile } from './readings.ts';
import { shellFormat } from '../config/shellFormat.ts';
import type { SettingSpec } from './types.ts';

/**
 * Returns the state of a setting as an environment variable decides it; null if nothing sets the variable. Looks at the environment of
 * this process, dotenv files that the product loads itself, and start files of the shell, which apply to everything started from a shell.
 * Never throws.
 */
export function inEnvironment(asked: SettingSpec, variable: string, readings: Readings): Found | null {
  const spec = asVariable(asked);
  const value = readings.environment[variable];
  const profiles = readings.profiles ?? [];
  const ofProcess = (): Found | null => {
    if (value === undefined) return null;
    // The start file whose line sets the same value is taken as the source, because nothing else shows where it comes from.
    const place = profiles.map(each => placeIn(each, variable, readings)).find(each => each?.value === value);
    return found(spec, value, 'env', place?.file ?? null, place?.line ?? null);
  };
  const ofProduct = (): Found | null => {
    const files = environmentFilesOf(spec, readings);
    const there = files.filter(each => readingOf(readings, each.file).kind !== 'absent');
    const read = spec.environmentFilesAreOne ? there.slice(0, 1) : there;
    return firstOf(read, each => inFile(spec, variable, each, 'env', readings));
  };
  const first = spec.environmentFilesWin ? (ofProduct() ?? ofProcess()) : (ofProcess() ?? ofProduct());
  return first ?? firstOf(profiles, each => inFile(spec, variable, each, 'profile', readings));
}

/** Adds the strings that the product reads as the hardened value; the value of a variable is always a string. */
function asVariable(spec: SettingSpec): SettingSpec {
  const { accepts = [], environmentAccepts = [] } = spec;
  return environmentAccepts.length === 0 ? spec : { ...spec, accepts: [...accepts, ...environmentAccepts] };
}

/** Returns the dotenv files that the product of a setting loads, the one that wins first. */
export function environmentFilesOf(spec: SettingSpec, readings: Readings): readonly ProfileFile[] {
  return (spec.environmentFiles ?? []).flatMap(name => {
    const file = resolveFile(name, readings);
    return file === null ? [] : { file, dialect: 'dotenv' as const };
  });
}

function inFile(
  spec: SettingSpec,
  variable: string,
  { file, dialect }: ProfileFile,
  scope: string,
  readings: Readings,
): Found | null {
  const reading = readingOf(readings, file);
  if (reading.kind === 'absent') return null;
  // A setting with its own file is judged by that file; a setting that is only a variable cannot be judged at all.
  if (reading.kind === 'unreadable') {
    return spec.kind === 'env' ? { value: null, state: 'unreadable', scope, file, problem: reading.problem } : null;
  }
  const format = dialect === 'dotenv' ? dotenvFormat : shellFormat(dialect);
  const lookup = format.lookup(reading.text, [variable]);
  if (lookup.kind === 'malformed') return null;
  if (lookup.isDynamic) {
    const line = lookup.line ?? 1;
    const problem = message('settings.dynamic', { name: variable, file, line });
    return { value: null, state: 'unreadable', scope, file, line, problem };
  }
  return lookup.value === undefined ? null : found(spec, lookup.value, scope, file, lookup.line);
}

function placeIn(
  { file, dialect }: ProfileFile,
  variable: string,
  readings: Readings,
): { readonly file: string; readonly line: number | null; readonly value: unknown } | null {
  const reading = readingOf(readings, file);
  if (reading.kind !== 'text') return null;
  const lookup = shellFormat(dialect).lookup(reading.text, [variable]);
  return lookup.kind === 'value' ? { file, line: lookup.line, value: lookup.value } : null;
}

function firstOf<Item, Result>(items: readonly Item[], find: (item: Item) => Result | null): Result | null {
  for (const item of items) {
    const result = find(item);
    if (result !== null) return result;
  }
  return null;
}

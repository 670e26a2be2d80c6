import { readYaml } from '../../../../config/yamlText.ts';
import { compileGlob } from '../../../../ignore/gitignore/wildmatch.ts';
import { utf8Bytes } from '../../../../ignore/gitignore/bytes.ts';
import { folderOf, isWithin, resolved } from '../../../../absolutePaths.ts';
import type { Disk } from '../disk.ts';
import type { FileRule, OffBy, SettingIs } from '../fileRule.ts';
import { matchesName } from '../patterns.ts';
import type { AgentPlace } from '../places.ts';
import { declaredName, fileName } from './fileName.ts';
import { settingAt, settingsAt, type SetValue, textsIn } from './settingNames.ts';

/** Whether settings keep a product from all that a rule names. */
export function isSwitchedOff({ unlessSet = [], onlyIfSet }: FileRule, disk: Disk, place: AgentPlace): boolean {
  if (unlessSet.some(each => isSetTo(each, disk, place))) return true;
  return onlyIfSet !== undefined && !isSetTo(onlyIfSet, disk, place);
}

/** Whether the file that counts has one of the values. */
export function isSetTo(setting: SettingIs, disk: Disk, place: AgentPlace): boolean {
  const value = settingAt(setting, disk, place);
  return setting.is === 'any' ? value !== undefined : setting.is.some(each => each === value);
}

/** Whether settings keep a product from a file. */
export type IsOff = (path: string, text: string) => boolean;

/** What settings say of the files of a rule: which are switched off, not chosen, or excluded by a glob. Never throws. */
export function offOf(rule: FileRule, disk: Disk, place: AgentPlace): IsOff {
  const { offBy = [], chosenBy, named, offBeside } = rule;
  const tests = offBy.flatMap(by => settingsAt(by, disk, place).map(set => testOf(by, set, place.folder)));
  const chosen = chosenBy === undefined ? null : (textsIn(settingsAt(chosenBy, disk, place)[0]?.value)[0] ?? '');
  const isExcluded = excludedOf(rule, disk, place);
  return (path, text) => {
    if (isExcluded(path) || named?.test(fileName(path, rule)) === false) return true;
    if (offBeside !== undefined && isOffBeside(offBeside, path, disk)) return true;
    if (tests.length === 0 && chosen === null) return false;
    const names = [declaredName(path, text, rule), fileName(path, rule)];
    if (chosen !== null && names[0] !== chosen) return true;
    return tests.some(test => test(names, path));
  };
}

function isOffBeside({ file, key, isSet }: NonNullable<FileRule['offBeside']>, path: string, disk: Disk): boolean {
  const beside = disk.read(resolved(folderOf(path) ?? '', file));
  const value: unknown = beside === null ? undefined : readYaml(beside.text).document?.getIn(key);
  return isSet === true ? value !== undefined : value === false;
}

/** The paths that a setting excludes. */
export function excludedOf({ excludedBy }: FileRule, disk: Disk, place: AgentPlace): (path: string) => boolean {
  if (excludedBy === undefined) return () => false;
  const globs = settingsAt(excludedBy, disk, place)
    .flatMap(({ value }) => textsIn(value))
    .map(each => compileGlob(utf8Bytes(each), 'path', false));
  return path => globs.some(glob => glob?.(utf8Bytes(path)) === true);
}

type Test = (names: readonly string[], path: string) => boolean;

function testOf({ form }: OffBy, { path: from, value }: SetValue, start: string): Test {
  if (form === 'names') return namesTest(textsIn(value));
  if (form === 'minus') {
    const folder = folderOf(from) ?? '';
    const paths = textsIn(value)
      .filter(each => /^[-!]/.test(each))
      .map(each => resolved(folder, each.slice(1)));
    return (_, path) => paths.some(each => isWithin(each, path));
  }
  if (form === 'overrides') {
    const off = Object.entries(isMap(value) ? value : {}).filter(([, each]) => isOverridden(each, start));
    return (_, path) => off.some(([name]) => path.includes(`/extensions/${name}/`));
  }
  if (form === 'paths') {
    const paths = (Array.isArray(value) ? (value as readonly unknown[]) : []).flatMap(each =>
      isMap(each) && each['enabled'] === false && typeof each['path'] === 'string' ? [each['path']] : [],
    );
    return (_, path) => paths.some(each => isWithin(each, path));
  }
  if ('calls' in form) {
    const call = /^(\w+)\((.*)\)$/s;
    const called = textsIn(value).flatMap(each => {
      const [, program = '', name = ''] = call.exec(each.trim()) ?? [];
      return form.calls.includes(program) ? [name.trim()] : [];
    });
    return namesTest(called);
  }
  if (!isMap(value)) return () => false;
  const off = Object.entries(value).filter(([, each]) =>
    form.values.includes(form.entry.reduce<unknown>((at, key) => (isMap(at) ? at[key] : undefined), each) as string),
  );
  return namesTest(off.map(([name]) => name));
}

function isOverridden(value: unknown, start: string): boolean {
  const last = textsIn(isMap(value) ? value['overrides'] : undefined).findLast(each => {
    const folder = each.replace(/^!/, '').replace(/\*$/, '').replace(/\/$/, '');
    return each.endsWith('*') ? isWithin(folder, start) : folder === start;
  });
  return last?.startsWith('!') === true;
}

function namesTest(off: readonly string[]): Test {
  return names => off.some(each => names.some(name => matchesName(each, name)));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

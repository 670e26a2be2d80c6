import { asList } from '../../../../json.ts';
import { folderOf, isWithin, resolved } from '../../../../paths/absolutePaths.ts';
import { utf8Bytes } from '../../../../ignore/gitignore/bytes.ts';
import { compileGlob } from '../../../../ignore/gitignore/wildmatch.ts';
import type { OffBy } from '../fileRule.ts';
import { matchesName } from '../patterns.ts';
import { type SetValue, textsIn } from './settingValues.ts';

/** Whether a setting switches off a file, given the names that it goes by and its path. */
export type OffTest = (names: readonly string[], path: string) => boolean;

/**
 * Returns tests for what a setting switches off, given its values, strongest first. Most forms apply to each value on its own; verdicts
 * and plugins are merged.
 */
export function offTestsOf(by: OffBy, set: readonly SetValue[], start: string): readonly OffTest[] {
  const { form } = by;
  if (typeof form === 'object' && 'denies' in form) return set.length === 0 ? [] : [deniedTest(set, form.denies)];
  if (typeof form === 'object' && 'plugins' in form) return [pluginTest(set, form.plugins)];
  return set.map(each => testOf(form, each, start));
}

function deniedTest(set: readonly SetValue[], denies: string): OffTest {
  const verdicts = set
    .toReversed()
    .flatMap(({ value }): readonly (readonly [string, unknown])[] =>
      typeof value === 'string' ? [['*', value]] : Object.entries(isMap(value) ? value : {}),
    );
  return names => {
    const last = verdicts.findLast(([pattern]) => names.some(name => matchesName(pattern, name)));
    return last?.[1] === denies;
  };
}

/** The path of a plugin contains a folder with the name of its marketplace and one with its own name. */
function pluginTest(set: readonly SetValue[], counts: 'on' | 'not-off'): OffTest {
  const states = new Map<string, unknown>();
  for (const { value } of set.toReversed())
    for (const [id, state] of Object.entries(isMap(value) ? value : {})) states.set(id, state);
  const named = (state: boolean): readonly (readonly string[])[] =>
    [...states].filter(([, each]) => each === state).map(([id]) => id.split('@'));
  const [on, off] = [named(true), named(false)];
  const lies = (path: string, ids: readonly (readonly string[])[]): boolean =>
    ids.some(([name = '', market = '']) => path.includes(`/${market}/`) && path.includes(`/${name}/`));
  return (_, path) => (counts === 'on' ? !lies(path, on) : lies(path, off));
}

/** Pi's patterns: `!` excludes by glob, `+` and `-` include or exclude one path. `-` overrides `+`, which overrides `!`. */
function patternsTest(value: unknown, folder: string): OffTest {
  const written = textsIn(value);
  const behind = (mark: string): readonly string[] =>
    written.filter(each => each.startsWith(mark)).map(each => each.slice(1));
  const globs = behind('!').map(each => compileGlob(utf8Bytes(each), 'path', false));
  const isAt = (path: string, mark: string): boolean =>
    behind(mark).some(each => isWithin(resolved(folder, each), path));
  return (_, path) => {
    if (isAt(path, '-')) return true;
    if (isAt(path, '+')) return false;
    const whole = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
    const tried = [whole, path].flatMap(each => [each, each.replace(/\/SKILL\.md$/, '')]);
    const names = tried.map(each => each.slice(each.lastIndexOf('/') + 1));
    return [...tried, ...names].some(each => globs.some(glob => glob?.(utf8Bytes(each)) === true));
  };
}

type PlainForm = Exclude<OffBy['form'], { readonly denies: string } | { readonly plugins: string }>;

function testOf(form: PlainForm, { path: from, value }: SetValue, start: string): OffTest {
  if (form === 'names') return namesTest(textsIn(value));
  if (form === 'minus') return patternsTest(value, folderOf(from) ?? '');
  if (form === 'overrides') {
    const off = Object.entries(isMap(value) ? value : {}).filter(([, each]) => isOverridden(each, start));
    return (_, path) => off.some(([name]) => path.includes(`/extensions/${name}/`));
  }
  if (form === 'paths') {
    const off = asList(value).filter(each => isMap(each) && each['enabled'] === false);
    const written = (key: string): readonly string[] => off.flatMap(each => (isMap(each) ? textsIn(each[key]) : []));
    const isNamed = namesTest(written('name'));
    return (names, path) => isNamed(names, path) || written('path').some(each => isWithin(each, path));
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

function namesTest(off: readonly string[]): OffTest {
  return names => off.some(each => names.some(name => matchesName(each, name)));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

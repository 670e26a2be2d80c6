import { parse, TomlError } from 'smol-toml';
import { LineIndex } from '../texts/lines.ts';
import { message } from '../message.ts';
import { type ConfigFormat, type Edited, type Lookup, splice } from './edit.ts';
import { lastResult } from './lastResult.ts';
import { layoutOf, lineBreakAtEnd } from './layout.ts';
import { scanInlineTable, scanToml, startsWith, type TomlPair, type TomlStatement } from './tomlScan.ts';
import type { SettingObject, SettingValue } from '../settings/types.ts';
import { asSettingValue, equalValues, isList, isObject } from '../settings/values.ts';

/** TOML. An edit is checked by parsing the result: only this one value may differ. */
export const tomlFormat: ConfigFormat = { lookup, write };

type Parsed =
  { readonly root: SettingObject; readonly error: null } | { readonly root: null; readonly error: Malformed };
type Malformed = Extract<Lookup, { kind: 'malformed' }>;

function lookup(text: string, path: readonly string[]): Lookup {
  const { root, error } = parseToml(text);
  if (error) return error;
  const value = valueAt(root, path);
  if (value === undefined) return { kind: 'value', value, line: null };
  const statement = scanToml(text).find(
    each => each.kind === 'pair' && each.path !== null && startsWith(path, each.path),
  );
  const line = statement ? new LineIndex(text).positionAt(statement.start).line : null;
  return { kind: 'value', value, line };
}

function write(current: string | null, path: readonly string[], value: SettingValue): Edited {
  const text = current ?? '';
  const { root, error } = parseToml(text);
  if (error)
    return { text: null, problem: message('settings.edit.malformed', { line: error.line, column: error.column }) };
  const edited = edit(text, path, serialize(value));
  const result = edited === null ? null : parseToml(edited);
  if (edited === null || !result?.root || !equalValues(result.root, withValue(root, path, value))) {
    return { text: null, problem: message('settings.edit.otherShape', { key: path.join('.'), line: 1 }) };
  }
  return { text: edited, problem: null };
}

function edit(text: string, path: readonly string[], value: string): string | null {
  const statements = scanToml(text);
  const pairs = statements.filter(each => each.kind === 'pair');
  const same = pairs.find(
    pair => pair.path !== null && pair.path.length === path.length && startsWith(path, pair.path),
  );
  if (same) return splice(text, same.valueStart, same.valueEnd, value);
  const inline = pairs.find(pair => pair.path !== null && startsWith(path, pair.path));
  if (inline?.path) return editInline(text, inline.valueStart, path.slice(inline.path.length), value);
  return insert(text, statements, pairs, path, value);
}

function editInline(text: string, open: number, path: readonly string[], value: string): string | null {
  if (text[open] !== '{') return null;
  const pairs = scanInlineTable(text, open);
  for (const pair of pairs) {
    if (!startsWith(path, pair.key)) continue;
    if (pair.key.length === path.length) return splice(text, pair.valueStart, pair.valueEnd, value);
    return editInline(text, pair.valueStart, path.slice(pair.key.length), value);
  }
  const last = pairs.at(-1);
  const property = `${writeKey(path)} = ${value}`;
  return last
    ? splice(text, last.valueEnd, last.valueEnd, `, ${property}`)
    : splice(text, open + 1, open + 1, ` ${property} `);
}

function insert(
  text: string,
  statements: readonly TomlStatement[],
  pairs: readonly TomlPair[],
  path: readonly string[],
  value: string,
): string {
  const layout = layoutOf(text, '');
  const { lineEnd } = layout;
  const table = path.slice(0, -1);
  const line = `${writeKey(path.slice(-1))} = ${value}`;
  if (table.length === 0) return insertInTable(text, statements, -1, line, lineEnd);
  const headerAt = statements.findLastIndex(
    each => each.kind === 'table' && each.path.length === table.length && startsWith(table, each.path),
  );
  if (headerAt >= 0) return insertInTable(text, statements, headerAt, line, lineEnd);
  // Other keys of the table are written with dots, so a header for it would be an error; the new key is written with dots as well.
  const dotted = pairs.findLast(pair => pair.path !== null && pair.key.length > 1 && startsWith(pair.path, table));
  if (dotted?.path) {
    const prefix = dotted.path.length - dotted.key.length;
    return addLine(text, dotted.end, `${writeKey(path.slice(prefix))} = ${value}`, lineEnd);
  }
  const blank = text.trim() === '' ? '' : lineEnd;
  return `${text}${lineBreakAtEnd(text, layout)}${blank}[${writeKey(table)}]${lineEnd}${line}${lineEnd}`;
}

/** Adds a line at the end of a table; `headerAt` is -1 for the keys before all tables. */
function insertInTable(
  text: string,
  statements: readonly TomlStatement[],
  headerAt: number,
  line: string,
  lineEnd: string,
): string {
  const next = statements.findIndex((each, i) => i > headerAt && each.kind !== 'pair');
  const inTable = statements.slice(headerAt + 1, next < 0 ? undefined : next);
  const after = (inTable.at(-1) ?? statements[headerAt])?.end;
  if (after !== undefined) return addLine(text, after, line, lineEnd);
  if (statements.length === 0) return addLine(text, text.length, line, lineEnd);
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return splice(text, start, start, `${line}${lineEnd}${lineEnd}`);
}

/** Adds a whole line at the start of a line, or after a last line without a line end. */
function addLine(text: string, at: number, line: string, lineEnd: string): string {
  const before = at === 0 || text[at - 1] === '\n' || text.slice(0, at) === '\uFEFF' ? '' : lineEnd;
  return splice(text, at, at, before + line + lineEnd);
}

function writeKey(path: readonly string[]): string {
  return path.map(part => (/^[A-Za-z0-9_-]+$/.test(part) ? part : JSON.stringify(part))).join('.');
}

/** Writes a value as TOML. A basic string has JSON's escapes. */
function serialize(value: SettingValue): string {
  if (isList(value)) return `[${value.map(serialize).join(', ')}]`;
  if (isObject(value)) {
    const pairs = Object.entries(value).map(([key, item]) => `${writeKey([key])} = ${serialize(item)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return JSON.stringify(value).replace(/\x7f/g, '\\u007f');
}

const parseToml = lastResult((text): Parsed => {
  try {
    return { root: asObject(asSettingValue(parse(text.startsWith('\uFEFF') ? text.slice(1) : text))), error: null };
  } catch (error) {
    const place = error instanceof TomlError ? { line: error.line, column: error.column } : { line: 1, column: 1 };
    return { root: null, error: { kind: 'malformed', ...place, name: 'TomlError' } };
  }
});

function asObject(value: SettingValue): SettingObject {
  return isObject(value) ? value : {};
}

function valueAt(root: SettingObject, path: readonly string[]): SettingValue | undefined {
  let value: SettingValue | undefined = root;
  for (const key of path) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

function withValue(root: SettingObject, path: readonly string[], value: SettingValue): SettingObject {
  const [key, ...rest] = path;
  if (key === undefined) return root;
  const inner = Object.hasOwn(root, key) ? root[key] : undefined;
  return { ...root, [key]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value) };
}

import { LineIndex } from '../texts/lines.ts';
import { type Message, message } from '../message.ts';
import { type ConfigFormat, type Edited, type Lookup, splice } from './edit.ts';
import { type JsonNode, nodeAt, parseJson, propertyOf, valueOf } from './jsonTree.ts';
import { indentAt, type Layout, layoutOf } from './layout.ts';
import type { SettingValue } from '../settings/types.ts';

/**
 * JSON with comments, as editors and most tools read it.
 * @param strict comments and trailing commas are errors
 * @param indent one level of indentation, if the text shows none
 */
export function jsonFormat(strict: boolean, indent: string): ConfigFormat {
  return {
    lookup: (text, path) => lookup(text, path, strict),
    write: (text, path, value) => write(text, path, value, strict, indent),
  };
}

function lookup(text: string, path: readonly string[], strict: boolean): Lookup {
  const { root, error } = parseJson(text, strict);
  if (error) return { kind: 'malformed', ...error };
  const node = root ? nodeAt(root, path) : undefined;
  if (!node) return { kind: 'value', value: undefined, line: null };
  return { kind: 'value', value: valueOf(node), line: new LineIndex(text).positionAt(node.offset).line };
}

function write(
  current: string | null,
  path: readonly string[],
  value: SettingValue,
  strict: boolean,
  indent: string,
): Edited {
  const text = current ?? '';
  const layout = layoutOf(text, indent);
  const { root, error } = parseJson(text, strict);
  if (error) return failed(message('settings.edit.malformed', { line: error.line, column: error.column }));
  if (!root) {
    const before = text === '' || text === '\uFEFF' || text.endsWith('\n') ? text : text + layout.lineEnd;
    return done(`${before}${serialize(nested(path, value), '', layout)}${layout.lineEnd}`);
  }
  let node = root;
  for (const [depth, key] of path.entries()) {
    if (node.type !== 'object') {
      const { line, column } = new LineIndex(text).positionAt(node.offset);
      // A list or a string instead of the whole object has no key to name.
      if (depth === 0) return failed(message('settings.edit.malformed', { line, column }));
      return failed(message('settings.edit.otherShape', { key: path.slice(0, depth).join('.'), line }));
    }
    const child = propertyOf(node, key)?.children?.[1];
    if (!child) return done(insert(text, node, key, nested(path.slice(depth + 1), value), layout));
    node = child;
  }
  return done(
    splice(text, node.offset, node.offset + node.length, serialize(value, indentAt(text, node.offset), layout)),
  );
}

function insert(text: string, object: JsonNode, key: string, value: SettingValue, layout: Layout): string {
  const last = object.children?.at(-1);
  const close = object.offset + object.length - 1;
  const outer = indentAt(text, object.offset);
  if (!last) return insertIntoEmpty(text, object.offset + 1, close, outer, key, value, layout);
  const first = object.children?.[0]?.offset ?? close;
  const end = last.offset + last.length;
  const comma = nextUnit(text, end) === ',' ? positionOf(text, end) + 1 : null;
  if (!text.slice(object.offset, first).includes('\n')) {
    const property = `${JSON.stringify(key)}: ${serialize(value, outer, layout)}`;
    return comma === null ? splice(text, end, end, `, ${property}`) : splice(text, comma, comma, ` ${property},`);
  }
  const inner = indentAt(text, last.offset);
  const property = `${layout.lineEnd}${inner}${JSON.stringify(key)}: ${serialize(value, inner, layout)}`;
  // A comment after the last value belongs to it and stays on its line.
  const lineEnd = endOfLine(text, comma ?? end, close);
  if (comma !== null) return splice(text, lineEnd, lineEnd, `${property},`);
  return splice(splice(text, lineEnd, lineEnd, property), end, end, ',');
}

function insertIntoEmpty(
  text: string,
  open: number,
  close: number,
  outer: string,
  key: string,
  value: SettingValue,
  layout: Layout,
): string {
  const inner = outer + layout.indent;
  const property = `${layout.lineEnd}${inner}${JSON.stringify(key)}: ${serialize(value, inner, layout)}`;
  const inside = text.slice(open, close);
  const at = open + inside.trimEnd().length;
  const closing = inside.slice(at - open).includes('\n') ? '' : layout.lineEnd + outer;
  return splice(text, at, at, property + closing);
}

/** Returns where white space and comments after a value end on its own line; never after `limit`, the object's closing brace. */
function endOfLine(text: string, from: number, limit: number): number {
  let at = from;
  for (;;) {
    while (text[at] === ' ' || text[at] === '\t') at++;
    if (text.startsWith('//', at)) {
      const end = /\r?\n|\r|$/.exec(text.slice(at))?.index ?? 0;
      return at + end;
    }
    const close = text.startsWith('/*', at) ? text.indexOf('*/', at) : -1;
    if (close < 0 || close >= limit || /[\r\n]/.test(text.slice(at, close))) break;
    at = close + 2;
  }
  return from + text.slice(from, at).trimEnd().length;
}

/** Returns the next unit after white space and comments. */
function nextUnit(text: string, from: number): string | undefined {
  return text[positionOf(text, from)];
}

function positionOf(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    if (text.startsWith('//', at)) at = lineEndFrom(text, at);
    else if (text.startsWith('/*', at)) at = text.indexOf('*/', at) + 2;
    else return at;
  }
}

function lineEndFrom(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed;
}

function nested(path: readonly string[], value: SettingValue): SettingValue {
  return path.reduceRight<SettingValue>((inner, key) => ({ [key]: inner }), value);
}

function serialize(value: SettingValue, outer: string, { indent, lineEnd }: Layout): string {
  return JSON.stringify(value, null, indent).replaceAll('\n', lineEnd + outer);
}

function done(text: string): Edited {
  return { text, problem: null };
}

function failed(problem: Message): Edited {
  return { text: null, problem };
}

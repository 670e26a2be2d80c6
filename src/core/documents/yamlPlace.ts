import { isMap, isNode, isScalar, isSeq } from 'yaml';
import { readUnfinishedYaml } from '../config/yamlText.ts';

export type YamlPath = readonly (string | number)[];

/** The place of a cursor in a document that is still being written. */
export interface YamlPlace {
  /** The path of the record for a key, of the value itself for a value. */
  readonly path: YamlPath;
  readonly kind: 'key' | 'value';
  /** The word at the cursor, which a completion replaces. */
  readonly start: number;
  readonly end: number;
  /** Whether a colon follows the word. */
  readonly hasColon: boolean;
}

/** A word that occurs in no document, inserted at the cursor to find it in the tree. */
const mark = 'zqcursorzq';
/** A longer text is not a handwritten document and is not parsed. */
const longest = 500_000;

/**
 * Returns what may be at an offset: a key, a value, or either, the more likely first. Empty if this is unknown, in comments and
 * inside quotation marks. Never throws.
 */
export function yamlPlaces(text: string, offset: number): readonly YamlPlace[] {
  if (text.length > longest) return [];
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = /[^\s[\]{},:#'"]*$/.exec(text.slice(lineStart, offset))?.[0] ?? '';
  const after = /^[^\s[\]{},:#'"]*/.exec(text.slice(offset))?.[0] ?? '';
  const [start, end] = [offset - before.length, offset + after.length];
  const lead = text.slice(lineStart, start);
  if (/(?:^|\s)#/.test(lead) || /['"]$/.test(lead)) return [];
  const hasColon = /^[ \t]*:(?:\s|$)/.test(text.slice(end, end + 200));
  const around = { text, start, end, hasColon };
  // A key starts a line, a list entry or a part in braces; a value follows a colon or is in a list.
  const keys = /^\s*(?:- +)*$|[{,]\s*$/.test(lead) ? placed(around, hasColon ? mark : `${mark}: 0`) : [];
  const values = hasColon ? [] : placed(around, mark);
  return [...keys.filter(({ kind }) => kind === 'key'), ...values.filter(({ kind }) => kind === 'value')];
}

interface Around {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hasColon: boolean;
}

function placed({ text, start, end, hasColon }: Around, word: string): readonly YamlPlace[] {
  const document = readUnfinishedYaml(text.slice(0, start) + word + text.slice(end));
  const found = document === null ? null : find(document.contents, []);
  return found === null ? [] : [{ ...found, start, end, hasColon }];
}

function find(node: unknown, path: YamlPath): Pick<YamlPlace, 'path' | 'kind'> | null {
  if (isScalar(node)) return node.value === mark ? { path, kind: 'value' } : null;
  if (isSeq(node)) return firstOf(node.items, (item, at) => find(item, [...path, at]));
  if (!isMap(node)) return null;
  return firstOf(node.items, ({ key, value }) =>
    isScalar(key) && key.value === mark ? { path, kind: 'key' } : find(value, [...path, keyText(key)]),
  );
}

/** Returns the path of the key or value at an offset, and its range; null if there is none. Never throws. */
export function yamlPathAt(
  text: string,
  offset: number,
): { readonly path: YamlPath; readonly start: number; readonly end: number } | null {
  const document = text.length > longest ? null : readUnfinishedYaml(text);
  return document === null ? null : at(document.contents, [], offset);
}

function at(node: unknown, path: YamlPath, offset: number): ReturnType<typeof yamlPathAt> {
  if (isMap(node))
    return firstOf(node.items, ({ key, value }) => {
      const own = [...path, keyText(key)];
      return within(key, own, offset) ?? at(value, own, offset);
    });
  if (isSeq(node)) return firstOf(node.items, (item, index) => at(item, [...path, index], offset));
  return within(node, path, offset);
}

function within(node: unknown, path: YamlPath, offset: number): ReturnType<typeof yamlPathAt> {
  const range = isNode(node) ? node.range : undefined;
  if (!range || !isScalar(node) || offset < range[0] || offset > range[1]) return null;
  return { path, start: range[0], end: range[1] };
}

function keyText(key: unknown): string {
  return isScalar(key) && typeof key.value === 'string' ? key.value : '';
}

function firstOf<Item, Found>(items: readonly Item[], of: (item: Item, at: number) => Found | null): Found | null {
  for (const [index, item] of items.entries()) {
    const found = of(item, index);
    if (found !== null) return found;
  }
  return null;
}

/** Returns the value at a path of a document; undefined if there is none. For small texts. Never throws. */
export function yamlValueAt(text: string, path: YamlPath): unknown {
  const document = text.length > longest ? null : readUnfinishedYaml(text);
  try {
    const node: unknown = document?.getIn(path);
    return isNode(node) && document ? node.toJS(document, { maxAliasCount: 0 }) : node;
  } catch {
    return undefined;
  }
}

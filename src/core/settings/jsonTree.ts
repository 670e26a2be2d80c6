// The package's main entry is UMD, which bundlers cannot follow; this is the same code as a module.
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser/lib/esm/main.js';
import { LineIndex, type Position } from '../lines.ts';
import type { SettingValue } from './types.ts';
import { asSettingValue } from './values.ts';

export type JsonNode = Node;

/** A parsed text, or the place of the first error and its short name (`CommaExpected`). */
export type JsonTree =
  | { readonly root: Node | null; readonly error: null }
  | { readonly root: null; readonly error: Position & { readonly name: string } };

/** Deeper than any settings file; the parser recurses, so a hostile file could exhaust the stack. */
const deepestNesting = 200;

/**
 * Parses JSON. Comments and trailing commas are accepted unless `strict`. An empty text has a null root. Never throws.
 */
export function parseJson(text: string, strict: boolean): JsonTree {
  const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const tooDeep = nestingBeyond(body, deepestNesting);
  if (tooDeep !== null) return failure(text, tooDeep, 'TooDeep');
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: !strict, disallowComments: strict, allowEmptyContent: true };
  const root = parseTree(body, errors, options);
  const [first] = errors;
  if (first) return failure(text, first.offset, printParseErrorCode(first.error));
  return { root: root ?? null, error: null };
}

/** The property of an object; the last one where a key is there twice, as JSON.parse does. */
export function propertyOf(object: JsonNode, key: string): JsonNode | undefined {
  return object.type === 'object' ? object.children?.findLast(child => child.children?.[0]?.value === key) : undefined;
}

/** The node at a path of keys, or undefined. */
export function nodeAt(root: JsonNode, path: readonly string[]): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const key of path) node = node && propertyOf(node, key)?.children?.[1];
  return node;
}

/** The value of a node. */
export function valueOf(node: JsonNode): SettingValue {
  return asSettingValue(getNodeValue(node));
}

function failure(text: string, offset: number, name: string): JsonTree {
  return { root: null, error: { ...new LineIndex(text).positionAt(offset), name } };
}

/** Where brackets outside strings nest deeper than `limit`; counts brackets in comments too, which errs on the safe side. */
function nestingBeyond(text: string, limit: number): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 34) {
      for (at++; at < text.length && text.charCodeAt(at) !== 34 && text.charCodeAt(at) !== 10; at++) {
        if (text.charCodeAt(at) === 92) at++;
      }
    } else if (unit === 123 || unit === 91) {
      depth++;
      if (depth > limit) return at;
    } else if (unit === 125 || unit === 93) depth--;
  }
  return null;
}

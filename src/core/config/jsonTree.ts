// The package's main entry is UMD, which bundlers cannot follow; this is the same code as a module.
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser/lib/esm/main.js';
import { LineIndex, type Position } from '../texts/lines.ts';
import { lastResult } from './lastResult.ts';
import { tooDeepAt } from './nesting.ts';
import type { SettingValue } from '../settings/types.ts';
import { asSettingValue } from '../settings/values.ts';

export type JsonNode = Node;

/** A parsed text, or the place of the first error and its short name (`CommaExpected`). */
export type JsonTree =
  | { readonly root: Node | null; readonly error: null }
  | { readonly root: null; readonly error: Position & { readonly name: string } };

/**
 * Parses JSON. Comments and trailing commas are accepted unless `strict`. An empty text has a null root. Never throws.
 */
export function parseJson(text: string, strict: boolean): JsonTree {
  return strict ? parseStrict(text) : parseLoose(text);
}

const parseStrict = lastResult(text => parse(text, true));
const parseLoose = lastResult(text => parse(text, false));

function parse(text: string, strict: boolean): JsonTree {
  const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const tooDeep = tooDeepAt(body);
  if (tooDeep !== null) return failure(text, tooDeep, 'TooDeep');
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: !strict, disallowComments: strict, allowEmptyContent: true };
  const root = parseTree(body, errors, options);
  const [first] = errors;
  if (first) return failure(text, first.offset, printParseErrorCode(first.error));
  return { root: root ?? null, error: null };
}

/** Returns the property of an object; if a key occurs twice, the last one, like JSON.parse. */
export function propertyOf(object: JsonNode, key: string): JsonNode | undefined {
  return object.type === 'object' ? object.children?.findLast(child => child.children?.[0]?.value === key) : undefined;
}

/** Returns the node at a path of keys, or undefined. */
export function nodeAt(root: JsonNode, path: readonly string[]): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const key of path) node = node && propertyOf(node, key)?.children?.[1];
  return node;
}

/** Returns the value of a node. */
export function valueOf(node: JsonNode): SettingValue {
  return asSettingValue(getNodeValue(node));
}

function failure(text: string, offset: number, name: string): JsonTree {
  return { root: null, error: { ...new LineIndex(text).positionAt(offset), name } };
}

import { LineIndex, lineStart } from '../../texts/lines.ts';
import { message } from '../../message.ts';
import { type Edited, splice } from '../edit.ts';
import { type JsonNode, parseJson, propertyOf, valueOf } from '../jsonTree.ts';
import { equalValues } from '../../settings/values.ts';
import { otherShape, type ValuePath, withoutValue } from './removal.ts';

/**
 * Takes a property or a member of a list out of JSON with comments. A key that is there twice goes as a whole: else the one that
 * did not count would from then on. What is not there is no problem: the text stays.
 */
export function removeFromJson(text: string, path: ValuePath): Edited {
  const { root, error } = parseJson(text, false);
  if (error)
    return { text: null, problem: message('settings.edit.malformed', { line: error.line, column: error.column }) };
  if (root === null) return { text, problem: null };
  let sofar = text;
  for (;;) {
    const now = parseJson(sofar, false).root;
    const found = now === null ? null : placeOf(now, path);
    if (found === null) break;
    sofar = without(sofar, found.parent, found.at);
    // A list has the next member in place of the one that is gone.
    if (typeof path.at(-1) === 'number') break;
  }
  const after = parseJson(sofar, false);
  return after.root !== null && equalValues(valueOf(after.root), withoutValue(valueOf(root), path))
    ? { text: sofar, problem: null }
    : otherShape(path, new LineIndex(text).positionAt(root.offset).line);
}

interface Place {
  readonly parent: JsonNode;
  /** Of the property or member among the children. */
  readonly at: number;
}

function placeOf(root: JsonNode, path: ValuePath): Place | null {
  const child = (node: JsonNode, step: string | number): JsonNode | undefined => {
    if (typeof step === 'string') return propertyOf(node, step);
    return node.type === 'array' ? node.children?.[step] : undefined;
  };
  let parent = root;
  for (const step of path.slice(0, -1)) {
    const next = child(parent, step);
    const value = typeof step === 'string' ? next?.children?.[1] : next;
    if (value === undefined) return null;
    parent = value;
  }
  const last = path.at(-1);
  const node = last === undefined ? undefined : child(parent, last);
  const at = node === undefined ? -1 : (parent.children?.indexOf(node) ?? -1);
  return at < 0 ? null : { parent, at };
}

/** A member with its comma; whole lines where it has them to itself. The comma before the last one is removed with it. */
function without(text: string, { children = [] }: JsonNode, at: number): string {
  const node = children[at];
  if (node === undefined) return text;
  const end = node.offset + node.length;
  const comma = commaFrom(text, end);
  const cut = lines(text, node.offset, comma === null ? end : comma + 1);
  const rest = splice(text, cut.start, cut.end, '');
  const before = children[at - 1];
  if (comma !== null || before === undefined) return rest;
  const lost = commaFrom(text, before.offset + before.length);
  if (lost === null) return rest;
  // In one line the blank behind that comma is no longer needed either.
  const isSameLine = cut.start === node.offset && text.slice(lost + 1, cut.start).trim() === '';
  return splice(rest, lost, isSameLine ? cut.start : lost + 1, '');
}

/** The range with the line it begins in and the comment behind it, where nothing else is there; else with the blanks behind it. */
function lines(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  const start = lineStart(text, from);
  const behind = /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:[^*\r\n]|\*(?!\/))*\*\/[ \t]*)?(?:\r\n|\n|$)/.exec(text.slice(to));
  if (behind !== null && text.slice(start, from).replace('\uFEFF', '').trim() === '')
    return { start, end: to + behind[0].length };
  const blanks = /^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0;
  return { start: from, end: to + blanks };
}

/** Where the comma behind a member is, past blanks and comments; null without one. */
function commaFrom(text: string, from: number): number | null {
  const trivia = /(?:\s|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
  trivia.lastIndex = from;
  const at = from + (trivia.exec(text)?.[0].length ?? 0);
  return text[at] === ',' ? at : null;
}

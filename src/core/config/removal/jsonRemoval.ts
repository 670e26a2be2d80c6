import { LineIndex, lineStart } from '../../texts/lines.ts';
import { message } from '../../message.ts';
import { type Edited, splice } from '../edit.ts';
import { type JsonNode, parseJson, propertyOf, valueOf } from '../jsonTree.ts';
import { equalValues } from '../../settings/values.ts';
import { otherShape, type ValuePath, withoutValue } from './removal.ts';

/**
 * Removes a property or a list member from JSON with comments. A key that occurs twice is removed completely; otherwise the one that did
 * not count would count from then on. If there is nothing to remove, that is no problem, and the text stays.
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
    // In a list, the next member now has the index of the removed one.
    if (typeof path.at(-1) === 'number') break;
  }
  const after = parseJson(sofar, false);
  return after.root !== null && equalValues(valueOf(after.root), withoutValue(valueOf(root), path))
    ? { text: sofar, problem: null }
    : otherShape(path, new LineIndex(text).positionAt(root.offset).line);
}

interface Place {
  readonly parent: JsonNode;
  /** Index of the property or member among the children. */
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

/** Removes a member with its comma, as whole lines if nothing else is on them. With the last member, the comma before it is removed. */
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
  // On the same line, the white space after that comma is removed too.
  const isSameLine = cut.start === node.offset && text.slice(lost + 1, cut.start).trim() === '';
  return splice(rest, lost, isSameLine ? cut.start : lost + 1, '');
}

/** Extends a range to its whole lines and the comment after it, if nothing else is there; otherwise only to the white space after it. */
function lines(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  const start = lineStart(text, from);
  const behind = /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:[^*\r\n]|\*(?!\/))*\*\/[ \t]*)?(?:\r\n|\n|$)/.exec(text.slice(to));
  if (behind !== null && text.slice(start, from).replace('\uFEFF', '').trim() === '')
    return { start, end: to + behind[0].length };
  const blanks = /^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0;
  return { start: from, end: to + blanks };
}

/** Returns where the comma after a member is, past white space and comments; null if there is none. */
function commaFrom(text: string, from: number): number | null {
  const trivia = /(?:\s|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
  trivia.lastIndex = from;
  const at = from + (trivia.exec(text)?.[0].length ?? 0);
  return text[at] === ',' ? at : null;
}

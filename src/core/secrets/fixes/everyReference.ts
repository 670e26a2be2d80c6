import type { Finding } from '../types.ts';
import { environmentReference } from './environmentReference.ts';
import type { TextEdit } from './imports.ts';

/** The replacement of the secrets of one text. */
export interface EveryReference {
  /** The variables that must be set from now on, sorted by offset of their first use. */
  readonly names: readonly string[];
  /** Sorted by offset and not overlapping; offsets in UTF-16 units. */
  readonly edits: readonly TextEdit[];
  /** The number of findings left unchanged, since a variable cannot be named in that language or place. */
  readonly left: number;
}

/**
 * Replaces every secret that can be replaced with a reference to the environment. Two different secrets never share a variable, and
 * an import or declaration that several of them need is added only once.
 */
export function everyReference(
  text: string,
  findings: readonly Pick<Finding, 'start' | 'end' | 'ruleId'>[],
  languageId: string,
): EveryReference {
  const secretOf = new Map<string, string>();
  const edits: TextEdit[] = [];
  let left = 0;
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    const secret = text.slice(finding.start, finding.end);
    const isTaken = (name: string): boolean => (secretOf.get(name) ?? secret) !== secret;
    const reference = environmentReference(text, finding, languageId, isTaken);
    const added = reference?.edits.filter(edit => !edits.some(each => isSame(each, edit))) ?? [];
    if (reference === null || added.some(edit => edits.some(each => overlaps(each, edit)))) {
      left++;
      continue;
    }
    secretOf.set(reference.name, secret);
    edits.push(...added);
  }
  return { names: [...secretOf.keys()], edits: edits.sort((a, b) => a.start - b.start), left };
}

/** Whether at least one secret can be replaced. */
export function hasReference(
  text: string,
  findings: readonly Pick<Finding, 'start' | 'end' | 'ruleId'>[],
  languageId: string,
): boolean {
  return findings.some(finding => environmentReference(text, finding, languageId) !== null);
}

/** Applies edits, which are sorted and do not overlap, to a text. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .reduce((all, { start, end, text: added }) => all.slice(0, start) + added + all.slice(end), text);
}

function isSame(left: TextEdit, right: TextEdit): boolean {
  return left.start === right.start && left.end === right.end && left.text === right.text;
}

/** Whether two edits overlap. Two insertions at the same offset do not. */
function overlaps(left: TextEdit, right: TextEdit): boolean {
  return left.start < right.end && right.start < left.end;
}

import type { Finding } from '../types.ts';
import { environmentReference } from './environmentReference.ts';
import type { TextEdit } from './imports.ts';

/** Secrets of one text, replaced as a whole. */
export interface EveryReference {
  /** The variables that have to be set from now on, in order of place. */
  readonly names: readonly string[];
  /** In order of place, none overlapping; offsets in UTF-16 units. */
  readonly edits: readonly TextEdit[];
  /** Findings that stay, since their language or their place has no way to name a variable. */
  readonly left: number;
}

/**
 * Replaces every secret that can be by a reference to the environment. Two different secrets never get one variable, and
 * what several need (an import, a declaration) is added once.
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

/** The text after some edits, which are in order and do not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .reduce((all, { start, end, text: added }) => all.slice(0, start) + added + all.slice(end), text);
}

function isSame(left: TextEdit, right: TextEdit): boolean {
  return left.start === right.start && left.end === right.end && left.text === right.text;
}

/** Two insertions at one place are behind each other. */
function overlaps(left: TextEdit, right: TextEdit): boolean {
  return left.start < right.end && right.start < left.end;
}

import type { Claim } from '../../../fidelity.ts';
import type { FileRule, Place } from './fileRule.ts';
import type { ImportRule } from './markdown/imports.ts';

type More = Partial<Omit<FileRule, 'place' | 'oneOf' | 'claim'>>;

/** Files at a path from the start folder or the home folder: the first of these that exists. */
export function from(claim: Claim, oneOf: readonly string[], more: More = {}): FileRule {
  return up('here', claim, oneOf, more);
}

/** Files at a path from the folders of `place`: in each, the first of these that exists. */
export function up(place: Place, claim: Claim, oneOf: readonly string[], more: More = {}): FileRule {
  return { part: 'text', inclusion: 'certain', ...more, place, oneOf, claim };
}

/** Creates a rule for each of these paths, so every file counts. */
export function allFiles(
  claim: Claim,
  patterns: readonly string[],
  more: More = {},
  place: Place = 'here',
): FileRule[] {
  return patterns.map(pattern => up(place, claim, [pattern], more));
}

/** Creates rules for servers, hooks or agents declared below a key. Only possible: they may be switched off or not be allowed. */
export function declared(
  part: 'servers' | 'hooks' | 'agents',
  key: string,
  claim: Claim,
  ...files: readonly string[]
): FileRule[] {
  return allFiles(claim, files, { part, key: [key], inclusion: 'possible' });
}

/** Returns a rule unchanged, so its type is checked where it is written. */
export function imports<T extends ImportRule>(rule: T): T {
  return rule;
}

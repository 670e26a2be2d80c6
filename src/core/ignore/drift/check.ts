import { compareText } from '../../compareText.ts';
import { everyMechanism, filesOfOthers } from '../sources/collected.ts';
import type { RuleFile } from '../types.ts';
import { deadRules } from './deadRules.ts';
import { disagreements } from './disagreements.ts';
import { outOfStep } from './outOfStep.ts';
import { pathTree } from './pathTree.ts';
import { isIgnoreFile, mechanismsReading, unreadFiles } from './readers.ts';
import { misunderstoodRules } from './syntax.ts';
import { completed, type Steps } from '../../steps.ts';
import type { DriftInput, DriftIssue } from './types.ts';
import { visibleSecrets } from './visible.ts';
import { waysAround } from './waysAround.ts';

const levels: readonly DriftIssue['level'][] = ['high', 'medium', 'low'];

/** {@link checkDrift} in steps of about a millisecond each, for callers that share a thread. */
export function* driftSteps(input: DriftInput): Steps<readonly DriftIssue[]> {
  const issues: DriftIssue[] = [...unreadFiles(input), ...misunderstoodRules(input), ...outOfStep(input)];
  yield;
  issues.push(...(yield* visibleSecrets(input)), ...(yield* disagreements(input)), ...waysAround(input));
  const tree = pathTree(input.paths);
  yield;
  for (const file of input.ruleFiles.filter(each => isChecked(each, input))) {
    issues.push(...(yield* deadRules(file, tree, countsCase(file), input.unlistedFolders)));
  }
  return issues.sort(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) ||
      compareText(a.file, b.file) ||
      a.line - b.line ||
      compareText(a.kind, b.kind),
  );
}

/**
 * Returns everything in the rule files of a workspace that their authors would not expect, the worst first, then by file and line. Never
 * throws.
 * Files outside the workspace are consulted but not reported: they belong to the user, not to the workspace.
 */
export function checkDrift(input: DriftInput): readonly DriftIssue[] {
  return completed(driftSteps(input));
}

/**
 * Whether a file is checked for dead rules. Files of other programs have purposes of their own, and in a file that nobody reads, every
 * line is dead.
 */
function isChecked(file: RuleFile, { ruleFiles, assistants }: DriftInput): boolean {
  return (
    isIgnoreFile(file) &&
    !filesOfOthers.has(file.mechanism) &&
    assistants.some(assistant =>
      mechanismsReading(assistant, file, ruleFiles).some(mechanism => mechanism.syntax === 'gitignore'),
    )
  );
}

function countsCase(file: RuleFile): boolean {
  return everyMechanism.some(mechanism => mechanism.id === file.mechanism && mechanism.matchCase);
}

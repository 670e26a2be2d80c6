import { blocksIn } from '../writing/block.ts';
import { type Message, message } from '../../message.ts';
import { ruleFileProblems } from '../gitignore/problems.ts';
import { patternLines, type Rule } from '../gitignore/rules.ts';
import type { RuleFile } from '../types.ts';
import type { PathNode } from './pathTree.ts';
import { type RuleUse, ruleUses } from './ruleUse.ts';
import type { DriftIssue, DriftKind, Steps } from './types.ts';

/** Rules of one ignore file that have no effect on the files that are there, with the reason. */
export function* deadRules(
  file: RuleFile,
  tree: readonly PathNode[],
  matchCase: boolean,
  unlistedFolders: ReadonlySet<string>,
): Steps<readonly DriftIssue[]> {
  const issues = new Map<number, DriftIssue>();
  for (const why of ruleFileProblems(file)) {
    const line = Number(why.args['line']);
    const isDead = why.code !== 'ignore.problem.blankAtEnd';
    issues.set(line, { ...issueAt(file, line), kind: 'not-understood', level: 'medium', why, isDead });
  }
  for (const { line, later } of repeatedLines(file)) {
    if (!issues.has(line)) issues.set(line, dead(file, line, 'repeated', 'low', repeated(later)));
  }
  const blocks = blocksIn(file.text);
  for (const use of yield* ruleUses(file, tree, matchCase)) {
    const { line, pattern } = use.rule;
    if (issues.has(line) || use.isDeciding) continue;
    // The block is made anew at each run, and its exceptions are there in advance.
    const isOurs = blocks.some(block => line > block.first && line < block.last);
    const isUnlisted = pattern.split('/').some(part => unlistedFolders.has(part.replace(/^!/, '')));
    const issue = use.overriddenBy === null ? unmatched(file, use.rule) : overridden(file, use, use.overriddenBy);
    if (issue && !(use.overriddenBy === null && (isOurs || isUnlisted))) issues.set(line, issue);
  }
  return [...issues.values()].sort((a, b) => a.line - b.line);
}

function unmatched(file: RuleFile, { line, negated }: Rule): DriftIssue {
  const why = negated
    ? message('ignore.drift.exceptionMatchesNothing', { file: file.path, line })
    : message('ignore.drift.matchesNothing', { file: file.path, line });
  return dead(file, line, 'matches-nothing', 'low', why);
}

function overridden(file: RuleFile, { rule, isBelowIgnored }: RuleUse, by: Rule): DriftIssue {
  const place = { line: by.line, pattern: by.pattern };
  if (rule.negated === by.negated) return dead(file, rule.line, 'repeated', 'low', repeated(by));
  if (by.negated) return dead(file, rule.line, 'shadowed', 'medium', message('ignore.drift.undone', place));
  const why = isBelowIgnored
    ? message('ignore.drift.cannotReinclude', place)
    : message('ignore.drift.exceptionUndone', place);
  return dead(file, rule.line, 'shadowed', 'medium', why);
}

function repeated({ line, pattern }: Pick<Rule, 'line' | 'pattern'>): Message {
  return message('ignore.drift.repeated', { line, pattern });
}

function dead(file: RuleFile, line: number, kind: DriftKind, level: DriftIssue['level'], why: Message): DriftIssue {
  return { ...issueAt(file, line), kind, level, why, isDead: true };
}

function issueAt(
  file: RuleFile,
  line: number,
): Pick<DriftIssue, 'file' | 'line' | 'pattern' | 'assistants' | 'missingIn'> {
  const pattern = patternAt(file, line);
  return { file: file.path, line, pattern, assistants: [], missingIn: [] };
}

function patternAt(file: RuleFile, line: number): string {
  return (file.text.split('\n', line)[line - 1] ?? '').replace(/\r$/, '').replace(/^\uFEFF/, '');
}

/** Of two equal lines only the last decides, whatever stands between them. */
function repeatedLines(
  file: RuleFile,
): readonly { readonly line: number; readonly later: Pick<Rule, 'line' | 'pattern'> }[] {
  const last = new Map(patternLines(file.text).map(each => [each.pattern, each]));
  return patternLines(file.text).flatMap(({ line, pattern }) => {
    const later = last.get(pattern);
    return later && later.line !== line ? [{ line, later }] : [];
  });
}

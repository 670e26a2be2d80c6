import { blocksIn } from '../writing/block.ts';
import { type Message, message } from '../../message.ts';
import { ruleFileProblems } from '../gitignore/problems.ts';
import { patternLines, type Rule } from '../gitignore/rules.ts';
import type { RuleFile } from '../types.ts';
import { isForWhatComes } from './expected.ts';
import type { PathNode } from './pathTree.ts';
import { type RuleUse, ruleUses } from './ruleUse.ts';
import type { Steps } from '../../steps.ts';
import type { DriftIssue, DriftKind } from './types.ts';

/** Returns the rules of one ignore file that have no effect on the existing files, with the reason. */
export function* deadRules(
  file: RuleFile,
  tree: readonly PathNode[],
  matchCase: boolean,
  unlistedFolders: ReadonlySet<string>,
): Steps<readonly DriftIssue[]> {
  const issues = new Map<number, DriftIssue>();
  const issueAt = issuesOf(file);
  const dead = (line: number, kind: DriftKind, level: DriftIssue['level'], why: Message): DriftIssue => ({
    ...issueAt(line),
    kind,
    level,
    why,
    isDead: true,
  });
  for (const { line, why, isDead } of ruleFileProblems(file)) {
    issues.set(line, { ...issueAt(line), kind: 'not-understood', level: 'medium', why, isDead });
  }
  for (const { line, later } of repeatedLines(file)) {
    if (!issues.has(line)) issues.set(line, dead(line, 'repeated', 'low', repeated(later)));
  }
  const blocks = blocksIn(file.text);
  for (const use of yield* ruleUses(file, tree, matchCase)) {
    const { line, pattern } = use.rule;
    if (issues.has(line) || use.isDeciding) continue;
    // The block is rewritten on every run, and its exceptions are written in advance.
    const isOurs = blocks.some(block => line > block.first && line < block.last);
    const isUnlisted = pattern.split('/').some(part => unlistedFolders.has(part.replace(/^!/, '')));
    if (use.overriddenBy !== null) {
      const { kind, level, why } = overridden(use, use.overriddenBy);
      issues.set(line, dead(line, kind, level, why));
    } else if (!isOurs && !isUnlisted && !isForWhatComes(pattern)) {
      issues.set(line, dead(line, 'matches-nothing', 'low', unmatched(file, use.rule)));
    }
  }
  return [...issues.values()].sort((a, b) => a.line - b.line);
}

function unmatched(file: RuleFile, { line, negated }: Rule): Message {
  return negated
    ? message('ignore.drift.exceptionMatchesNothing', { file: file.path, line })
    : message('ignore.drift.matchesNothing', { file: file.path, line });
}

function overridden({ rule, isBelowIgnored }: RuleUse, by: Rule): Pick<DriftIssue, 'kind' | 'level' | 'why'> {
  const place = { line: by.line, pattern: by.pattern };
  if (rule.negated === by.negated) return { kind: 'repeated', level: 'low', why: repeated(by) };
  const shadowed = { kind: 'shadowed', level: 'medium' } as const;
  if (by.negated) return { ...shadowed, why: message('ignore.drift.undone', place) };
  const why = isBelowIgnored
    ? message('ignore.drift.cannotReinclude', place)
    : message('ignore.drift.exceptionUndone', place);
  return { ...shadowed, why };
}

function repeated({ line, pattern }: Pick<Rule, 'line' | 'pattern'>): Message {
  return message('ignore.drift.repeated', { line, pattern });
}

type Place = Pick<DriftIssue, 'file' | 'line' | 'pattern' | 'assistants' | 'missingIn'>;

/** The text is split into lines only once, however many issues there are. */
function issuesOf(file: RuleFile): (line: number) => Place {
  const lines = file.text.replace(/^\uFEFF/, '').split('\n');
  return line => {
    const pattern = (lines[line - 1] ?? '').replace(/\r$/, '');
    return { file: file.path, line, pattern, assistants: [], missingIn: [] };
  };
}

/** Returns repeated lines: of two equal lines only the last one decides, whatever is between them. */
function repeatedLines(
  file: RuleFile,
): readonly { readonly line: number; readonly later: Pick<Rule, 'line' | 'pattern'> }[] {
  const last = new Map(patternLines(file.text).map(each => [each.pattern, each]));
  return patternLines(file.text).flatMap(({ line, pattern }) => {
    const later = last.get(pattern);
    return later && later.line !== line ? [{ line, later }] : [];
  });
}

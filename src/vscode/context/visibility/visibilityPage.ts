import { env, l10n, type Uri } from 'vscode';
import { assistantById } from '../../../core/assistants/catalogue.ts';
import type { ContextItem } from '../../../core/context/types.ts';
import { type FileCell, fileMatrix, type ReachMark } from '../../../core/exposure/reach/reachMatrix.ts';
import { remedyFor } from '../../../core/exposure/remedy.ts';
import type { RuleReference, Verdict } from '../../../core/ignore/types.ts';
import { marks } from '../../../text/marks.ts';
import { ruleText } from '../../../text/ruleText.ts';
import type { VisibilityPage, VisibilityRow } from '../../../webview/visibility/protocol.ts';
import { claimText, featureName, reachedNames, say, whyText } from '../../platform/text.ts';
import { shownPath } from '../../platform/workspace/workspaceFolders.ts';

/** The facts about a file that the page shows. */
export interface VisibilityFacts {
  readonly uri: Uri;
  readonly verdicts: readonly Verdict[];
  /** What each feature would send of the file's text now. */
  readonly items: readonly ContextItem[];
  /** Who received the file, according to the records of AI tools; null if they show nothing. */
  readonly given: string | null;
}

/**
 * Builds the page of *Why Is This File Visible?*: assistants by features, with the rule that decides.
 * @param linkTo returns the number that a rule's link sends back; null if the rule's file cannot be opened
 */
export function visibilityPage(
  { uri, verdicts, items, given }: VisibilityFacts,
  nameOf: (assistant: string) => string,
  linkTo: (rule: RuleReference) => number | null,
): VisibilityPage {
  const { columns, rows } = fileMatrix(verdicts, items);
  return {
    language: env.language,
    title: l10n.t('Who can see {0}?', shownPath(uri)),
    given: given === null ? '' : l10n.t('Already sent, as the records of AI tools show: {0}', given),
    remediesTitle: l10n.t('What would change it'),
    remedies: remediesOf(verdicts, nameOf),
    holdBack: l10n.t('Hold Back…'),
    openFile: l10n.t('Open File'),
    tableTitle: l10n.t('By assistant and feature'),
    assistant: l10n.t('Assistant'),
    features: columns.map(featureName),
    rule: l10n.t('Rule that decides'),
    why: l10n.t('Why, and how it is known'),
    noRule: l10n.t('none'),
    rows: rows.map(({ row, cells }) => rowOf(nameOf(row), cells, linkTo)),
  };
}

/**
 * Returns how to hold the file back from each assistant, grouped by remedy. Remedies for assistants that already hold it back come
 * last.
 */
function remediesOf(verdicts: readonly Verdict[], nameOf: (assistant: string) => string): readonly string[] {
  const sameRemedy = new Map<string, Verdict[]>();
  const isHeld = (each: Verdict): number => Number(each.verdict === 'held-back');
  for (const verdict of [...verdicts].sort((a, b) => isHeld(a) - isHeld(b))) {
    const assistant = assistantById(verdict.assistant);
    if (assistant === undefined) continue;
    const remedy = say(remedyFor(verdict, assistant));
    sameRemedy.set(remedy, [...(sameRemedy.get(remedy) ?? []), verdict]);
  }
  return [...sameRemedy].map(([remedy, own]) => {
    const whom = reachedNames(
      own.map(verdict => ({ verdict, item: null })),
      nameOf,
    );
    return l10n.t('{0}: {1}', whom, remedy);
  });
}

function rowOf(
  assistant: string,
  cells: readonly (FileCell | null)[],
  linkTo: (rule: RuleReference) => number | null,
): VisibilityRow {
  const verdicts = cells.flatMap(each => each?.verdict ?? []);
  const rules = new Map(verdicts.flatMap(({ by }) => (by === null ? [] : [[ruleText(by), by] as const])));
  return {
    assistant,
    cells: cells.map(each =>
      each === null ? null : { kind: each.mark, glyph: marks[each.mark].glyph, word: wordOf(each.mark) },
    ),
    rules: [...rules].map(([text, by]) => ({ text, id: linkTo(by) })),
    reasons: reasonsOf(verdicts),
  };
}

/** Returns the reasons for one assistant, each with its source; reasons that differ only in the feature are merged. */
function reasonsOf(verdicts: readonly Verdict[]): readonly string[] {
  const alike = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const { code, args } = verdict.why;
    const key = JSON.stringify([code, { ...args, feature: '' }, claimText(verdict)]);
    alike.set(key, [...(alike.get(key) ?? []), verdict]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const features = [first, ...others].map(({ feature }) => feature);
    return [`${whyText(first.why, features)} (${claimText(first)})`];
  });
}

function wordOf(mark: ReachMark): string {
  switch (mark) {
    case 'sent':
      return l10n.t('would be sent now');
    case 'may-be-sent':
      return l10n.t('may be sent');
    case 'readable':
      return l10n.t('not held back');
    case 'unknown':
      return l10n.t('not known');
    case 'held-back':
      return l10n.t('held back');
  }
}

import type { Uri } from 'vscode';
import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { assistantById } from '../../core/assistants/catalogue.ts';
import { remedyFor } from '../../core/exposure/remedy.ts';
import type { ContextItem } from '../../core/context/types.ts';
import type { Verdict } from '../../core/ignore/types.ts';
import { ruleText } from '../../text/ruleText.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Past } from '../history/past.ts';
import type { Store } from '../state/store.ts';
import { ruleUri } from '../secrets/diagnostics.ts';
import { uriOf } from '../platform/commandArgument.ts';
import { openRange } from '../platform/openRange.ts';
import { claimText, featureName, say } from '../platform/text.ts';
import { shownPath } from '../platform/workspaceFolders.ts';

interface VerdictPick extends QuickPickItem {
  readonly verdict?: Verdict;
}

/** What the explanation is made of. */
export interface ExplainServices {
  readonly verdictsOf: (uri: Uri) => readonly Verdict[];
  readonly store: Store;
  readonly assistants: AssistantsInUse;
  readonly history: Past;
}

/** *Why Is This File Visible?*: every assistant and feature for one file; choosing a row opens the rule that decides. */
export async function explainFile(
  { verdictsOf, store, assistants, history }: ExplainServices,
  argument: unknown,
): Promise<void> {
  const uri = uriOf(argument) ?? window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    void window.showInformationMessage(l10n.t('Open or select a file first.'));
    return;
  }
  const picks = [...givenPicks(history.givenTo(uri)), ...picksOf(verdictsOf(uri), itemsOf(store, uri), assistants)];
  const picked = await window.showQuickPick(picks, {
    title: l10n.t('Who can see {0}?', shownPath(uri)),
    placeHolder: l10n.t('Choose a row to open the rule that decides'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  const rule = picked?.verdict?.by;
  const target = rule ? ruleUri(uri.toString(), rule) : null;
  if (rule && target !== null) await openRange(target.toString(), rule.line, rule.line);
}

/** What has already happened, as far as records show. */
function givenPicks(given: string | null): readonly VerdictPick[] {
  if (given === null) return [];
  return [
    { label: l10n.t('Already sent'), kind: QuickPickItemKind.Separator },
    { label: given, description: l10n.t('as the records of AI tools show'), iconPath: new ThemeIcon('history') },
  ];
}

function picksOf(
  verdicts: readonly Verdict[],
  items: readonly ContextItem[],
  assistants: AssistantsInUse,
): readonly VerdictPick[] {
  const picks: VerdictPick[] = [];
  let group = '';
  for (const verdict of verdicts) {
    if (verdict.assistant !== group) {
      group = verdict.assistant;
      picks.push({ label: assistants.nameOf(group), kind: QuickPickItemKind.Separator });
    }
    const { by } = verdict;
    picks.push({
      label: featureName(verdict.feature),
      description: [verdictText(verdict, items), ruleText(by)].filter(Boolean).join(' · '),
      detail: detailOf(verdict),
      iconPath: new ThemeIcon(
        verdict.verdict === 'held-back' ? 'shield' : verdict.verdict === 'sent' ? 'arrow-up' : 'question',
      ),
      verdict,
    });
  }
  return picks;
}

/** What would change it, as far as a line reaches, then why, and how that is known. */
function detailOf(verdict: Verdict): string {
  const assistant = assistantById(verdict.assistant);
  const remedy = assistant === undefined ? '' : say(remedyFor(verdict, assistant));
  return `${remedy} ${say(verdict.why)} (${claimText(verdict)})`;
}

/** "Would be sent" is only said of what the next request carries. */
function verdictText({ verdict, assistant, feature }: Verdict, items: readonly ContextItem[]): string {
  switch (verdict) {
    case 'held-back':
      return l10n.t('held back');
    case 'sent': {
      const own = items.filter(each => each.assistant === assistant && each.feature === feature);
      if (own.some(each => each.inclusion === 'certain')) return l10n.t('would be sent with the next request');
      return own.some(each => each.inclusion === 'possible') ? l10n.t('may be sent') : l10n.t('not held back');
    }
    case 'unknown':
      return l10n.t('unknown');
  }
}

/** What the features make of this file now, as far as its text is concerned. */
function itemsOf({ snapshot }: Store, uri: Uri): readonly ContextItem[] {
  const wanted = uri.toString();
  return snapshot.simulations
    .flatMap(({ items }) => items)
    .filter(({ uri: each, kind }) => each === wanted && kind !== 'path' && kind !== 'state');
}

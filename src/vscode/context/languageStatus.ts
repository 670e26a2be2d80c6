import { type Disposable, l10n, languages, LanguageStatusSeverity, window } from 'vscode';
import { commands, isOwnScheme } from '../../contract.ts';
import { isCertain } from '../../core/exposure/risk.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Store } from '../state/store.ts';

/** Schemes of documents that assistants do not treat as files of the user. */
const otherViews: ReadonlySet<string> = new Set(['output', 'git', 'vscode-settings', 'search-editor']);

/** Shows next to the language of the active document whether AI can see it and whether it contains secrets. */
export function registerLanguageStatus(store: Store, assistants: AssistantsInUse): Disposable {
  const disposables = new DisposableStore();
  const item = disposables.add(languages.createLanguageStatusItem('sightglass.visibility', { pattern: '**' }));
  item.name = l10n.t('Sightglass: AI visibility');
  item.command = { command: commands.explainFile, title: l10n.t('Why?') };
  let last = '';

  const update = (): void => {
    const uri = window.activeTextEditor?.document.uri;
    if (uri === undefined || isOwnScheme(uri.scheme) || otherViews.has(uri.scheme)) return;
    const { text, detail, severity } = describe(store, uri.toString(), id => assistants.nameOf(id));
    const key = `${severity} ${text} ${detail}`;
    if (key === last) return;
    last = key;
    item.text = text;
    item.detail = detail;
    item.severity = severity;
    item.accessibilityInformation = { label: `${text}. ${detail}` };
  };
  disposables.add(store.onDidChange(update));
  disposables.add(window.onDidChangeActiveTextEditor(update));
  update();
  return disposables;
}

interface Description {
  readonly text: string;
  readonly detail: string;
  readonly severity: LanguageStatusSeverity;
}

function describe(store: Store, uri: string, nameOf: (id: string) => string): Description {
  const { snapshot } = store;
  const findings = new Set(snapshot.findings.get(uri));
  const exposures = snapshot.exposures.filter(each => findings.has(each.finding));
  const seenBy = new Set(
    snapshot
      .verdictsOf(uri)
      .filter(each => each.verdict !== 'held-back')
      .map(each => nameOf(each.assistant)),
  );
  const detail = seenBy.size === 0 ? l10n.t('held back from every assistant in use') : [...seenBy].join(', ');
  const certain = exposures.filter(each => each.reaches.some(isCertain)).length;
  if (certain > 0) {
    const text = certain === 1 ? l10n.t('1 secret would be sent') : l10n.t('{0} secrets would be sent', certain);
    return { text, detail, severity: LanguageStatusSeverity.Error };
  }
  if (exposures.length > 0) {
    const count = exposures.length;
    const text = count === 1 ? l10n.t('1 secret can be read by AI') : l10n.t('{0} secrets can be read by AI', count);
    return { text, detail, severity: LanguageStatusSeverity.Warning };
  }
  const text = seenBy.size === 0 ? l10n.t('Held back from AI') : l10n.t('Visible to AI');
  return { text, detail, severity: LanguageStatusSeverity.Information };
}

import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Disposable,
  languages,
  l10n,
  Location,
  Position,
  Range,
  Uri,
  workspace,
} from 'vscode';
import { isCertain } from '../../core/exposure/risk.ts';
import type { Exposure, RiskLevel } from '../../core/exposure/types.ts';
import type { RuleReference } from '../../core/ignore/types.ts';
import type { Finding } from '../../core/secrets/types.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { EditorState } from '../state/editorState.ts';
import type { Past } from '../history/past.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import type { Snapshot, Store } from '../state/store.ts';
import { reachedNames, say } from '../platform/text.ts';
import { placeOf } from '../platform/workspace/workspaceFolders.ts';

export const diagnosticSource = 'Sightglass';

/** Registers the diagnostics for secrets in documents that are shown in a tab. */
export function registerDiagnostics(
  store: Store,
  editor: EditorState,
  assistants: AssistantsInUse,
  history: Past,
): Disposable {
  const disposables = new DisposableStore();
  const collection = disposables.add(languages.createDiagnosticCollection('sightglass'));
  const shown = new Map<string, string>();

  const update = (snapshot: Snapshot): void => {
    const visible = editor.shownUris();
    const exposureOf = new Map(snapshot.exposures.map(exposure => [exposure.finding, exposure]));
    const entries: [Uri, Diagnostic[] | undefined][] = [];
    const stale = new Set(shown.keys());
    for (const [uri, findings] of snapshot.findings) {
      if (!visible.has(uri)) continue;
      const diagnostics = findings.map(finding => {
        const past = history.sentenceOf(uri, finding);
        return toDiagnostic(uri, finding, exposureOf.get(finding), assistants, past);
      });
      stale.delete(uri);
      const key = JSON.stringify(diagnostics);
      if (shown.get(uri) === key) continue;
      shown.set(uri, key);
      entries.push([Uri.parse(uri, true), diagnostics]);
    }
    for (const uri of stale) {
      shown.delete(uri);
      entries.push([Uri.parse(uri, true), undefined]);
    }
    if (entries.length > 0) collection.set(entries);
  };
  disposables.add(store.onDidChange(update));
  disposables.add(history.onDidChange(() => update(store.snapshot)));
  return disposables;
}

function toDiagnostic(
  uri: string,
  finding: Finding,
  exposure: Exposure | undefined,
  assistants: AssistantsInUse,
  past: string | null,
): Diagnostic {
  // What has already happened comes first, because a long message is cut off at the end.
  const text = sentence(finding, exposure, assistants, past === null ? [] : [past]);
  const diagnostic = new Diagnostic(rangeOf(finding), text, severityOf(exposure?.risk));
  diagnostic.source = diagnosticSource;
  const docs = secrets().ruleById(finding.ruleId)?.docs;
  diagnostic.code = docs ? { value: finding.ruleId, target: Uri.parse(docs) } : finding.ruleId;
  const related = decidingRules(exposure).flatMap(rule => relatedRule(uri, rule));
  if (related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

/** Says what the secret is, which assistants it would reach, and what decides; never the secret itself. */
function sentence(
  finding: Finding,
  exposure: Exposure | undefined,
  assistants: AssistantsInUse,
  past: readonly string[],
): string {
  const what = `${say(finding.description)} (${finding.redacted}).`;
  if (exposure === undefined) return [what, ...past, l10n.t('No AI assistant in use would send it now.')].join(' ');
  const certain = exposure.reaches.filter(isCertain);
  const possible = exposure.reaches.filter(reach => !isCertain(reach));
  const parts = [what, ...past];
  const nameOf = (id: string): string => assistants.nameOf(id);
  if (certain.length > 0)
    parts.push(l10n.t('Would be sent with the next request of {0}.', reachedNames(certain, nameOf)));
  if (possible.length > 0) parts.push(l10n.t('Can be read by {0}.', reachedNames(possible, nameOf)));
  const decider = (certain[0] ?? possible[0])?.verdict.why;
  if (decider !== undefined) parts.push(say(decider));
  return parts.join(' ');
}

function severityOf(risk: RiskLevel | undefined): DiagnosticSeverity {
  switch (risk) {
    case 'critical':
      return DiagnosticSeverity.Error;
    case 'high':
    case 'medium':
      return DiagnosticSeverity.Warning;
    default:
      return DiagnosticSeverity.Information;
  }
}

function decidingRules(exposure: Exposure | undefined): readonly RuleReference[] {
  const rules = new Map<string, RuleReference>();
  for (const { verdict } of exposure?.reaches ?? []) {
    if (verdict.by !== null) rules.set(`${verdict.by.file}:${verdict.by.line}`, verdict.by);
  }
  return [...rules.values()];
}

function relatedRule(uri: string, rule: RuleReference): DiagnosticRelatedInformation[] {
  const target = ruleUri(uri, rule);
  if (target === null) return [];
  const place = new Location(target, new Position(rule.line - 1, 0));
  return [new DiagnosticRelatedInformation(place, l10n.t('The rule that decides: {0}', rule.pattern))];
}

/**
 * Returns the URI of a rule's file, which is named relative to the folder of the file that the rule applies to; null if that file
 * is in no folder.
 */
export function ruleUri(uri: string, rule: RuleReference): Uri | null {
  const { folder } = placeOf(uri);
  const found = (workspace.workspaceFolders ?? []).find(each => each.uri.toString() === folder);
  return found === undefined ? null : Uri.joinPath(found.uri, rule.file);
}

/** Returns the range of a finding in its document. */
export function rangeOf(finding: Finding): Range {
  return new Range(finding.startLine - 1, finding.startColumn - 1, finding.endLine - 1, finding.endColumn - 1);
}

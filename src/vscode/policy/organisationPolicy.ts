import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  CodeAction,
  CodeActionKind,
  commands as vscodeCommands,
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  type Event,
  EventEmitter,
  l10n,
  languages,
  Range,
  RelativePattern,
  StatusBarAlignment,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { commands } from '../../contract.ts';
import { machinePolicyFiles, policyFileName } from '../../core/policy/model/places.ts';
import { Debouncer, delays } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Log } from '../platform/log.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import { judge, type Judgement, marksIn, type PolicyMark } from './judge.ts';

const selector = { pattern: `**/${policyFileName}` };
const source = 'Sightglass';
/** Where the report lies: a text of ours that nobody has to save. */
const reportScheme = 'sightglass-policy';

/** What the policy of an organisation says in the editor. */
export interface PolicyFeature extends Disposable {
  /** *Check Against the Policy* */
  readonly show: () => Promise<void>;
}

/** Marks in the file of the policy, a status entry only where something is broken, the report, and the way to hardening. */
export function registerPolicy(assistants: AssistantsInUse, onDidChangeSettings: Event<void>, log: Log): PolicyFeature {
  const store = new DisposableStore();
  const diagnostics = store.add(languages.createDiagnosticCollection('sightglass.policy'));
  const item = store.add(window.createStatusBarItem('sightglass.policy', StatusBarAlignment.Right, 89));
  item.name = l10n.t('Sightglass: policy');
  item.command = commands.showPolicy;
  let run = 0;
  let report = '';
  const reportUri = Uri.from({ scheme: reportScheme, path: '/policy.md' });
  const reported = store.add(new EventEmitter<Uri>());
  const provider = { onDidChange: reported.event, provideTextDocumentContent: () => report };
  store.add(workspace.registerTextDocumentContentProvider(reportScheme, provider));

  const refresh = async (): Promise<readonly Judgement[]> => {
    const mine = ++run;
    const judged: Judgement[] = [];
    for (const folder of diskFolders()) {
      const file = path.join(folder.uri.fsPath, policyFileName);
      if (!existsSync(file) && !existsSync(machinePolicyFiles[process.platform] ?? '')) continue;
      const judgement = await judge(folder.uri.fsPath, assistants.detected);
      if (mine !== run) return judged;
      if (judgement !== null) judged.push(judgement);
      const open = workspace.textDocuments.find(each => each.uri.fsPath === file);
      if (open !== undefined) mark(open, judgement?.marks ?? []);
    }
    show(judged);
    return judged;
  };

  const mark = (document: TextDocument, broken: readonly PolicyMark[]): void => {
    const wrong = marksIn(document.getText(), policyFileName);
    diagnostics.set(
      document.uri,
      (wrong.length > 0 ? wrong : broken).map(each => diagnosticOf(each, document)),
    );
  };

  const show = (judged: readonly Judgement[]): void => {
    const broken = judged.reduce((sum, each) => sum + each.broken, 0);
    const ending = judged.reduce((sum, each) => sum + each.ending, 0);
    if (broken === 0 && ending === 0) {
      item.hide();
      return;
    }
    item.text = broken > 0 ? l10n.t('$(law) {0} against the policy', broken) : l10n.t('$(law) An exception ends soon');
    item.tooltip = l10n.t('What of this machine breaks the policy, and what decides');
    item.show();
  };

  const safely = (): void => {
    refresh().catch((error: unknown) => log.error('The policy could not be checked', error));
  };
  const debounce = store.add(new Debouncer(delays.fileChange, safely));
  const trigger = (): void => debounce.trigger();

  const showReport = async (): Promise<void> => {
    const judged = await refresh();
    if (judged.length === 0) {
      void window.showInformationMessage(
        l10n.t('There is no {0} that can be read, neither here nor on this machine.', policyFileName),
      );
      return;
    }
    report = judged.map(({ markdown }) => markdown).join('\n');
    reported.fire(reportUri);
    await vscodeCommands.executeCommand('markdown.showPreview', reportUri);
  };
  store.add(
    languages.registerCodeActionsProvider(
      selector,
      { provideCodeActions: (_document, _range, { diagnostics: found }) => quickFixes(found) },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
  for (const folder of diskFolders()) {
    const watcher = store.add(workspace.createFileSystemWatcher(new RelativePattern(folder, policyFileName)));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) store.add(event(trigger));
  }
  store.add(assistants.onDidChange(trigger));
  store.add(onDidChangeSettings(trigger));
  store.add(workspace.onDidOpenTextDocument(each => isPolicy(each) && trigger()));
  store.add(workspace.onDidChangeTextDocument(({ document }) => isPolicy(document) && mark(document, [])));
  store.add(workspace.onDidCloseTextDocument(({ uri }) => diagnostics.delete(uri)));
  trigger();
  return { show: showReport, dispose: () => store.dispose() };
}

function isPolicy({ uri }: TextDocument): boolean {
  return uri.scheme === 'file' && path.basename(uri.fsPath) === policyFileName;
}

function diagnosticOf({ line, column, text, kind }: PolicyMark, document: TextDocument): Diagnostic {
  const row = Math.min(line, document.lineCount) - 1;
  const { range } = document.lineAt(row);
  const start = Math.min(kind === 'error' ? column - 1 : range.end.character, range.end.character);
  const from = kind === 'error' ? start : document.lineAt(row).firstNonWhitespaceCharacterIndex;
  const severity = kind === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
  const diagnostic = new Diagnostic(new Range(row, from, row, range.end.character), text, severity);
  diagnostic.source = source;
  diagnostic.code = kind;
  return diagnostic;
}

/** What is broken is mended by the plans of hardening, with their diff and their undo. */
function quickFixes(found: readonly Diagnostic[]): CodeAction[] {
  const broken = found.filter(each => each.source === source && each.code === 'broken');
  if (broken.length === 0) return [];
  const action = (title: string, command: string): CodeAction => {
    const fix = new CodeAction(title, CodeActionKind.QuickFix);
    fix.diagnostics = [...broken];
    fix.command = { title, command };
    return fix;
  };
  return [
    action(l10n.t('Harden AI Tools on This Machine…'), commands.hardenMachine),
    action(l10n.t('Harden Workspace Settings…'), commands.hardenWorkspaceSettings),
    action(l10n.t('Show What Decides'), commands.showPolicy),
  ];
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  l10n,
  languages,
  Range,
  RelativePattern,
  type TextDocument,
  window,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { commands } from '../../contract.ts';
import { machinePolicyFiles, policyFileName } from '../../core/policy/model/places.ts';
import { Debouncer, delays } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { LatestRun } from '../platform/latestRun.ts';
import type { Log } from '../platform/log.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Proposals } from '../writing/proposals.ts';
import { judge, type Judged, type Judgement, marksIn, type PolicyMark } from './judge.ts';
import { fixPolicy } from './policyFixes.ts';
import { registerPolicyLanguage } from './policyLanguage.ts';
import { policyStatus } from './policyStatus.ts';

const selector = { pattern: `**/${policyFileName}` };
const source = 'Sightglass';

/** An organization's policy in the editor. */
export interface PolicyFeature extends Disposable {
  /** Null if nothing was judged yet. Empty if there is no policy, neither here nor on this machine. */
  readonly judged: readonly Judged[] | null;
  readonly onDidChange: Event<void>;
  /**
   * Judges again.
   * @returns whether there is a policy
   */
  readonly refresh: () => Promise<boolean>;
  /** Runs *Set What the Policy Asks For…*. */
  readonly fix: () => Promise<void>;
}

export interface PolicyServices {
  readonly context: ExtensionContext;
  readonly assistants: AssistantsInUse;
  readonly onDidChangeSettings: Event<void>;
  readonly previews: Proposals;
  readonly log: Log;
}

/**
 * Registers the diagnostics in policy files, a status bar item that is only shown if something is broken or an exception ends soon,
 * and the way to hardening.
 */
export function registerPolicy({
  context,
  assistants,
  onDidChangeSettings,
  previews,
  log,
}: PolicyServices): PolicyFeature {
  const store = new DisposableStore();
  const diagnostics = store.add(languages.createDiagnosticCollection('sightglass.policy'));
  const status = store.add(policyStatus());
  const changed = store.add(new EventEmitter<void>());
  const runs = new LatestRun();
  let judged: readonly Judged[] | null = null;

  const refresh = async (): Promise<void> => {
    const isLatest = runs.begin();
    const found: Judged[] = [];
    for (const folder of foldersToJudge()) {
      if (!hasPolicy(folder)) continue;
      const each = await judge(context, folder, assistants.detected);
      if (!isLatest()) return;
      if (each !== null) found.push(each);
      const file = folder === null ? null : policyOf(folder);
      const open = workspace.textDocuments.find(({ uri }) => uri.fsPath === file);
      if (open !== undefined) mark(open, each?.judgement?.marks ?? []);
    }
    judged = found;
    status.show(judgementsIn(found));
    changed.fire();
  };

  const mark = (document: TextDocument, broken: readonly PolicyMark[]): void => {
    const wrong = marksIn(document.getText(), policyFileName);
    diagnostics.set(
      document.uri,
      (wrong.length > 0 ? wrong : broken).map(each => diagnosticOf(each, document)),
    );
  };

  const safely = (): void => {
    refresh().catch((error: unknown) => log.error('The policy could not be checked', error));
  };
  const debounce = store.add(new Debouncer(delays.fileChange, safely));
  const trigger = (): void => debounce.trigger();

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
  store.add(workspace.onDidGrantWorkspaceTrust(trigger));
  store.add(
    workspace.onDidOpenTextDocument(document => {
      if (!isPolicy(document)) return;
      mark(document, []);
      trigger();
    }),
  );
  store.add(workspace.onDidChangeTextDocument(({ document }) => isPolicy(document) && mark(document, [])));
  store.add(workspace.onDidCloseTextDocument(({ uri }) => diagnostics.delete(uri)));
  store.add(registerPolicyLanguage(selector));
  trigger();
  return {
    get judged() {
      return judged;
    },
    onDidChange: changed.event,
    refresh: async () => {
      await refresh();
      return judged !== null && judged.length > 0;
    },
    fix: async () => {
      await refresh();
      await fixPolicy(judgementsIn(judged ?? []), previews);
    },
    dispose: () => store.dispose(),
  };
}

/** Runs *Check Against the Policy*: shows that part of the privacy report, or a message that there is no policy. */
export async function showPolicy(policy: PolicyFeature, show: () => Promise<unknown>): Promise<void> {
  if (await policy.refresh()) await show();
  else void window.showInformationMessage(l10n.t('There is no readable {0} here or on this machine.', policyFileName));
}

/** Returns the folders on this disk; null stands for a window without folders, in which the policy of the machine still applies. */
function foldersToJudge(): readonly (WorkspaceFolder | null)[] {
  const folders = diskFolders();
  return folders.length === 0 ? [null] : folders;
}

function policyOf(folder: WorkspaceFolder): string {
  return path.join(folder.uri.fsPath, policyFileName);
}

function hasPolicy(folder: WorkspaceFolder | null): boolean {
  return existsSync(machinePolicyFiles[process.platform] ?? '') || (folder !== null && existsSync(policyOf(folder)));
}

/** Returns the judgements by policies that could be read. */
export function judgementsIn(judged: readonly Judged[]): readonly Judgement[] {
  return judged.flatMap(({ judgement }) => judgement ?? []);
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

/** Offers to fix broken rules with the plans of hardening, including their diff and undo. */
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
    action(l10n.t('Set What the Policy Asks For…'), commands.fixPolicy),
    action(l10n.t('Show What Decides'), commands.showPolicy),
  ];
}

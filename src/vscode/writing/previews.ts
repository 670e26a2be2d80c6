import path from 'node:path';
import {
  commands as vscodeCommands,
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  l10n,
  Uri,
  window,
  workspace,
} from 'vscode';
import { commands, contextKeys, schemes } from '../../contract.ts';
import type { TextChange } from '../../core/guard/guardChange.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { makeRunnable } from '../../node/files/makeRunnable.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { tellRestricted } from '../platform/restricted.ts';
import { toolSettings } from '../settings/lazyToolSettings.ts';
import type { Log } from '../platform/log.ts';
import { isActive, type ShownPlan, tabsOf } from './planTabs.ts';
import type { Proposal, ProposalResult, Proposals, Written } from './proposals.ts';
import { ReadOnlyTexts } from './readOnlyTexts.ts';
import { say } from '../platform/text.ts';

/** A change that waits for the person's word. It lives as long as its diff is open. */
interface Pending extends ShownPlan {
  readonly edits: readonly FileEdit[];
  readonly hardens: readonly string[];
  readonly programs: readonly string[];
  /** The editor opens a diff a moment after it was asked to: only then can it be closed. */
  wasSeen: boolean;
}

interface Diff {
  readonly target: Uri;
  readonly original: Uri;
  readonly proposed: Uri;
}

/**
 * The one way in which Sightglass writes: a proposal is shown as a diff, applied as a whole after the person says so, and
 * can be taken back as a whole. Nothing else in the extension writes a file.
 */
export class Previews implements Proposals {
  readonly #store = new DisposableStore();
  readonly #texts = this.#store.add(new ReadOnlyTexts());
  readonly #journal: string;
  readonly #written = this.#store.add(new EventEmitter<Written>());
  #pending: Pending | undefined;
  /** The plan that *Undo Last Change* would take back, where this window applied it. */
  #lastApplied: Pending | undefined;
  #isApplyShown = false;

  /** Files were written or restored: readers need not wait for a file watcher, which some disks do not support. */
  readonly onDidWrite: Event<Written> = this.#written.event;

  constructor(
    context: ExtensionContext,
    private readonly log: Log,
  ) {
    this.#journal = path.join(context.globalStorageUri.fsPath, 'journal');
    this.#store.add(window.tabGroups.onDidChangeTabs(() => this.#followTabs()));
    this.#store.add(window.tabGroups.onDidChangeTabGroups(() => this.#followTabs()));
  }

  /** Finishes or reverts what a crash left half-way; then tells whether something can be undone. */
  async start(): Promise<void> {
    try {
      const outcome = await toolSettings().settle(this.#journal);
      if (outcome !== null) this.log.warn(say(outcome));
    } catch (error) {
      this.log.error('The undo journal could not be read', error);
    }
    await this.#setCanUndo();
  }

  /** Adds a read-only document. Its name shows in the tab. */
  document(name: string, text: string, scheme: (typeof schemes)['preview' | 'payload'] = schemes.preview): Uri {
    return this.#texts.add(scheme, name, text);
  }

  async propose({ title, edits, hardens = [], programs = [], note = '' }: Proposal): Promise<ProposalResult> {
    if (isRefused(edits)) return 'refused';
    const real = edits.filter(edit => edit.before !== edit.after);
    if (real.length === 0) return 'nothing-to-do';
    await this.discard();
    const diffs = real.map((edit): Diff => {
      const target = Uri.file(edit.file);
      // The same path on both sides: another one would be shown as a rename.
      const original = edit.before === null ? this.#texts.add(schemes.proposal, target.path, '') : target;
      return { target, original, proposed: this.#texts.add(schemes.proposal, target.path, edit.after) };
    });
    const proposed = diffs.map(each => each.proposed);
    const pending = { title, edits: real, hardens, programs, proposed, wasSeen: false };
    this.#pending = pending;
    await showDiffs(title, diffs);
    this.#followTabs();
    const told = l10n.t('{0}: nothing is written yet. Apply and Discard are in the title of the diff.', title);
    void window.showInformationMessage([note, told].filter(text => text !== '').join(' '));
    return 'shown';
  }

  async apply(): Promise<void> {
    const pending = this.#pending;
    if (pending === undefined || isRefused(pending.edits)) return;
    const ports = await toolSettings().portsWithReason(pending.title);
    // A plan whose diff was closed meanwhile is gone.
    if (ports === null || this.#pending !== pending) return;
    await this.discard();
    const result = await toolSettings().applyEdits(pending.edits, this.#journal, ports);
    await this.#setCanUndo();
    if (!result.ok) {
      void window.showErrorMessage(say(result.problem));
      return;
    }
    try {
      makeRunnable(pending.programs);
    } catch (error) {
      this.log.error('A program could not be made one that runs', error);
    }
    this.#lastApplied = pending;
    this.#written.fire({ files: result.files, isUndo: false, hardened: pending.hardens });
    this.log.info(`Applied “${pending.title}” (files: ${pending.edits.length}).`);
    void this.#offerUndo(pending);
  }

  /** Closes the diff and forgets the proposal. */
  async discard(): Promise<void> {
    const pending = this.#pending;
    if (pending === undefined) return;
    this.#pending = undefined;
    await this.#showApply(false);
    // Not awaited: an editor that is still opening its diff may answer late, and nothing here depends on it.
    void window.tabGroups.close(tabsOf(pending), true);
  }

  async undo(): Promise<void> {
    if (!workspace.isTrusted) {
      tellRestricted();
      return;
    }
    const tools = toolSettings();
    const last = await tools.latest(this.#journal);
    if (last !== null && tools.changesGuard(last.files) && !(await isPersonSure(last.files))) return;
    const result = last === null ? null : await tools.undoWithReason(this.#journal, last);
    if (result === undefined) return;
    this.#lastApplied = undefined;
    this.#written.fire({ files: result?.ok === true ? result.files : [], isUndo: true, hardened: [] });
    await this.#setCanUndo();
    if (result === null) void window.showInformationMessage(l10n.t('There is nothing to undo.'));
    else if (!result.ok) void window.showErrorMessage(say(result.problem));
    else {
      const count = result.files.length;
      const text =
        count === 1 ? l10n.t('Sightglass: 1 file restored') : l10n.t('Sightglass: {0} files restored', count);
      window.setStatusBarMessage(text, 5_000);
    }
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** A plan whose diff is closed is gone: nobody can see any longer what would be written. */
  #followTabs(): void {
    const pending = this.#pending;
    if (pending === undefined) return;
    const isOpen = tabsOf(pending).length > 0;
    pending.wasSeen ||= isOpen;
    if (pending.wasSeen && !isOpen) {
      void this.discard();
      window.setStatusBarMessage(l10n.t('Sightglass: discarded, nothing was written'), 5_000);
    } else {
      void this.#showApply(isActive(pending));
    }
  }

  /** A notification outlives what it tells of: its button takes back that change or none. */
  async #offerUndo(applied: Pending): Promise<void> {
    const undo = l10n.t('Undo');
    const count = applied.edits.length;
    const text =
      count === 1
        ? l10n.t('{0}: 1 file written.', applied.title)
        : l10n.t('{0}: {1} files written.', applied.title, count);
    if ((await window.showInformationMessage(text, undo)) !== undo) return;
    if (this.#lastApplied === applied) await this.undo();
    else
      void window.showInformationMessage(l10n.t('This change is not the last one any longer, or is undone already.'));
  }

  async #showApply(isShown: boolean): Promise<void> {
    if (isShown === this.#isApplyShown) return;
    this.#isApplyShown = isShown;
    await vscodeCommands.executeCommand('setContext', contextKeys.previewPending, isShown);
  }

  async #setCanUndo(): Promise<void> {
    await vscodeCommands.executeCommand('setContext', contextKeys.canUndo, await toolSettings().canUndo(this.#journal));
  }
}

export function registerPreviewCommands(previews: Previews): Disposable {
  const disposables = new DisposableStore();
  disposables.add(vscodeCommands.registerCommand(commands.applyPreview, () => previews.apply()));
  disposables.add(vscodeCommands.registerCommand(commands.discardPreview, () => previews.discard()));
  disposables.add(vscodeCommands.registerCommand(commands.undoLastChange, () => previews.undo()));
  return disposables;
}

async function showDiffs(title: string, diffs: readonly Diff[]): Promise<void> {
  const [only] = diffs;
  if (diffs.length === 1 && only !== undefined) {
    // Not as a preview, which the next file that is looked at would replace.
    await vscodeCommands.executeCommand('vscode.diff', only.original, only.proposed, title, { preview: false });
  } else {
    const resources = diffs.map(({ target, original, proposed }) => [target, original, proposed]);
    await vscodeCommands.executeCommand('vscode.changes', title, resources);
  }
}

/** A dialog that no command can answer: an agent that may run commands of the editor must not free itself from the guard. */
async function isPersonSure(files: readonly TextChange[]): Promise<boolean> {
  const undo = l10n.t('Undo');
  const detail = [l10n.t('It changes which AI agents ask the guard:'), '', ...files.map(each => each.file)].join('\n');
  const question = l10n.t('Undo the last change?');
  return (await window.showWarningMessage(question, { modal: true, detail }, undo)) === undo;
}

/** Says why nothing is written now, where that is so. */
function isRefused(edits: readonly FileEdit[]): boolean {
  if (!workspace.isTrusted) {
    tellRestricted();
    return true;
  }
  const targets = new Set(edits.map(edit => Uri.file(edit.file).toString()));
  const dirty = workspace.textDocuments.find(document => document.isDirty && targets.has(document.uri.toString()));
  if (dirty === undefined) return false;
  const name = workspace.asRelativePath(dirty.uri);
  void window.showWarningMessage(l10n.t('{0} has unsaved changes. Save or revert it first.', name));
  return true;
}

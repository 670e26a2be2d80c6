import {
  commands as vscodeCommands,
  type Disposable,
  type Event,
  EventEmitter,
  l10n,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { commands, contextKeys, schemes } from '../../contract.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { uriOfFile } from '../files/fileNames.ts';
import { showRestricted } from '../platform/restricted.ts';
import type { Log } from '../platform/log.ts';
import type { Changes } from './changes.ts';
import { isActive, type ShownPlan, tabsOf } from './planTabs.ts';
import type { Proposal, ProposalResult, Proposals, Written } from './proposals.ts';
import { ReadOnlyTexts } from './readOnlyTexts.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';

/** A change that waits for confirmation, for as long as its diff is open. */
interface Pending extends ShownPlan {
  readonly edits: readonly FileEdit[];
  readonly hardens: readonly string[];
  readonly programs: readonly string[];
  /**
   * Whether the diff's tab has been open. The editor opens it a moment after the request, so before that a missing tab does not
   * mean that it was closed.
   */
  wasSeen: boolean;
}

interface Diff {
  readonly target: Uri;
  readonly original: Uri;
  readonly proposed: Uri;
}

/**
 * The only way in which Sightglass writes: a proposal is shown as a diff, applied as a whole after the user confirms it, and can be
 * undone as a whole. Nothing else in the extension writes a file.
 */
export class Previews implements Proposals {
  readonly #store = new DisposableStore();
  readonly #texts = this.#store.add(new ReadOnlyTexts());
  readonly #written = this.#store.add(new EventEmitter<Written>());
  #pending: Pending | undefined;
  /** The plan that *Undo Last Change* would undo, if this window applied it. */
  #lastApplied: Pending | undefined;
  #isApplyShown = false;

  /** Fires when files were written or restored, so readers need not wait for a file watcher, which some disks do not support. */
  readonly onDidWrite: Event<Written> = this.#written.event;

  constructor(
    private readonly changes: Changes,
    private readonly log: Log,
  ) {
    this.#store.add(window.tabGroups.onDidChangeTabs(() => this.#followTabs()));
    this.#store.add(window.tabGroups.onDidChangeTabGroups(() => this.#followTabs()));
  }

  /** Completes or reverts a change that a crash interrupted; then updates whether something can be undone. */
  async start(): Promise<void> {
    try {
      const outcome = await this.changes.settle();
      if (outcome !== null) this.log.warn(editorTools().sayEverything(outcome));
    } catch (error) {
      this.log.error('The undo journal could not be read', error);
    }
    await this.#setCanUndo();
  }

  canWrite(folder: Uri): boolean {
    return this.changes.canWrite(folder);
  }

  /** Adds a read-only document. Its name is shown in the tab. */
  document(name: string, text: string, scheme: (typeof schemes)['preview' | 'payload'] = schemes.preview): Uri {
    return this.#texts.add(scheme, name, text);
  }

  async propose({ title, edits, hardens = [], programs = [], note = '' }: Proposal): Promise<ProposalResult> {
    if (isRefused(edits)) return 'refused';
    const real = edits.filter(edit => edit.before !== edit.after);
    if (real.length === 0) return 'nothing-to-do';
    await this.discard();
    const diffs = real.map((edit): Diff => {
      const target = uriOfFile(edit.file);
      // Both sides have the same path, because different paths would be shown as a rename.
      const original = edit.before === null ? this.#texts.add(schemes.proposal, target.path, '') : target;
      return { target, original, proposed: this.#texts.add(schemes.proposal, target.path, edit.after) };
    });
    const proposed = diffs.map(each => each.proposed);
    const pending = { title, edits: real, hardens, programs, proposed, wasSeen: false };
    this.#pending = pending;
    await showDiffs(title, diffs);
    this.#followTabs();
    const hint = l10n.t('{0}: nothing is written yet. Apply and Discard are in the title of the diff.', title);
    void window.showInformationMessage([note, hint].filter(text => text !== '').join(' '));
    return 'shown';
  }

  async apply(): Promise<void> {
    const pending = this.#pending;
    if (pending === undefined || isRefused(pending.edits)) return;
    const write = await this.changes.prepare(pending.title);
    // The diff was closed in the meantime.
    if (write === null || this.#pending !== pending) return;
    await this.discard();
    const result = await write(pending.edits, pending.programs);
    await this.#setCanUndo();
    if (!result.ok) {
      void window.showErrorMessage(editorTools().sayEverything(result.problem));
      return;
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
    // Not awaited: an editor that is still opening its diff may respond late, and nothing here depends on it.
    void window.tabGroups.close(tabsOf(pending), true);
  }

  async undo(): Promise<void> {
    if (!workspace.isTrusted) {
      showRestricted();
      return;
    }
    const result = await this.changes.undo();
    if (result === undefined) return;
    this.#lastApplied = undefined;
    this.#written.fire({ files: result?.ok === true ? result.files : [], isUndo: true, hardened: [] });
    await this.#setCanUndo();
    if (result === null) void window.showInformationMessage(l10n.t('There is nothing to undo.'));
    else if (!result.ok) void window.showErrorMessage(editorTools().sayEverything(result.problem));
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

  /** Discards a plan when its diff is closed: the user can no longer see what would be written. */
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

  /** Offers to undo a change. The notification may outlive the change, so its button only undoes that change. */
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
      void window.showInformationMessage(l10n.t('This change is no longer the last one, or has already been undone.'));
  }

  async #showApply(isShown: boolean): Promise<void> {
    if (isShown === this.#isApplyShown) return;
    this.#isApplyShown = isShown;
    await vscodeCommands.executeCommand('setContext', contextKeys.previewPending, isShown);
  }

  async #setCanUndo(): Promise<void> {
    await vscodeCommands.executeCommand('setContext', contextKeys.canUndo, await this.changes.canUndo());
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
    // Not as a preview tab, which the next opened file would replace.
    await vscodeCommands.executeCommand('vscode.diff', only.original, only.proposed, title, { preview: false });
  } else {
    const resources = diffs.map(({ target, original, proposed }) => [target, original, proposed]);
    await vscodeCommands.executeCommand('vscode.changes', title, resources);
  }
}

/** Whether a write is refused now. If so, a message says why. */
function isRefused(edits: readonly FileEdit[]): boolean {
  if (!workspace.isTrusted) {
    showRestricted();
    return true;
  }
  const targets = new Set(edits.map(edit => uriOfFile(edit.file).toString()));
  const dirty = workspace.textDocuments.find(document => document.isDirty && targets.has(document.uri.toString()));
  if (dirty === undefined) return false;
  const name = workspace.asRelativePath(dirty.uri);
  void window.showWarningMessage(l10n.t('{0} has unsaved changes. Save or revert it first.', name));
  return true;
}

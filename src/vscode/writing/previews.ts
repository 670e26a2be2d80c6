import { createHash } from 'node:crypto';
import path from 'node:path';
import {
  commands as vscodeCommands,
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  l10n,
  TabInputText,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import { commands, contextKeys, schemes } from '../../contract.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toolSettings } from '../settings/lazyToolSettings.ts';
import type { Log } from '../platform/log.ts';
import type { ProposalResult, Proposals, Written } from './proposals.ts';
import { restrictedText, say } from '../platform/text.ts';

/** A change that waits for the person's word. */
interface Pending {
  readonly title: string;
  readonly edits: readonly FileEdit[];
}

/**
 * The one way in which Sightglass writes: a proposal is shown as a diff, applied as a whole after the person says so, and
 * can be taken back as a whole. Nothing else in the extension writes a file.
 */
export class Previews implements Proposals, TextDocumentContentProvider {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<Uri>());
  readonly #texts = new Map<string, string>();
  readonly #journal: string;
  #pending: Pending | undefined;

  readonly #written = this.#store.add(new EventEmitter<Written>());

  readonly onDidChange = this.#changed.event;
  /** Files were written or restored: whoever reads them need not wait for a watcher, which some disks do not have. */
  readonly onDidWrite: Event<Written> = this.#written.event;

  constructor(
    context: ExtensionContext,
    private readonly log: Log,
  ) {
    this.#journal = path.join(context.globalStorageUri.fsPath, 'journal');
    this.#store.add(workspace.registerTextDocumentContentProvider(schemes.preview, this));
    this.#store.add(
      workspace.onDidCloseTextDocument(document => {
        if (document.uri.scheme === schemes.preview) this.#texts.delete(document.uri.toString());
      }),
    );
  }

  /** Finishes or reverts what a crash left half-way; then tells whether something can be undone. */
  async start(): Promise<void> {
    try {
      const outcome = await toolSettings().recover(this.#journal);
      if (outcome !== null) this.log.warn(say(outcome));
    } catch (error) {
      this.log.error('The undo journal could not be read', error);
    }
    await this.#setCanUndo();
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Adds a read-only document. Its name shows in the tab. */
  document(name: string, text: string): Uri {
    // The hash keeps two proposals for the same name apart without a counter that grows for ever.
    const id = createHash('sha256').update(text).digest('hex').slice(0, 12);
    const uri = Uri.from({ scheme: schemes.preview, path: `/${name.replace(/^\/+/, '')}`, query: id });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  async propose(title: string, edits: readonly FileEdit[]): Promise<ProposalResult> {
    const refusal = refusalOf(edits);
    if (refusal !== null) {
      void window.showWarningMessage(refusal);
      return 'refused';
    }
    const real = edits.filter(edit => edit.before !== edit.after);
    if (real.length === 0) return 'nothing-to-do';
    this.#pending = { title, edits: real };
    await this.#show(title, real);
    await vscodeCommands.executeCommand('setContext', contextKeys.previewPending, true);
    void this.#ask(this.#pending);
    return 'shown';
  }

  async apply(): Promise<void> {
    const pending = this.#pending;
    if (pending === undefined) return;
    const refusal = refusalOf(pending.edits);
    if (refusal !== null) {
      void window.showWarningMessage(refusal);
      return;
    }
    await this.#close();
    const result = await toolSettings().applyEdits(pending.edits, this.#journal);
    await this.#setCanUndo();
    if (!result.ok) {
      void window.showErrorMessage(say(result.problem));
      return;
    }
    this.#written.fire({ files: result.files, isUndo: false });
    this.log.info(`Applied “${pending.title}” to ${pending.edits.length} file(s).`);
    void this.#offerUndo(pending);
  }

  async discard(): Promise<void> {
    await this.#close();
  }

  async undo(): Promise<void> {
    if (!workspace.isTrusted) {
      void window.showWarningMessage(restrictedText());
      return;
    }
    const result = await toolSettings().undoLatest(this.#journal);
    this.#written.fire({ files: result?.ok === true ? result.files : [], isUndo: true });
    await this.#setCanUndo();
    if (result === null) void window.showInformationMessage(l10n.t('There is nothing to undo.'));
    else if (!result.ok) void window.showErrorMessage(say(result.problem));
    else void window.setStatusBarMessage(l10n.t('Sightglass: {0} file(s) restored', result.files.length), 5_000);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #show(title: string, edits: readonly FileEdit[]): Promise<void> {
    const pairs = edits.map(edit => {
      const target = Uri.file(edit.file);
      // The same path on both sides: another one would be shown as a rename.
      const original = edit.before === null ? this.document(target.path, '') : target;
      return { target, original, proposed: this.document(target.path, edit.after) };
    });
    const [only] = pairs;
    if (pairs.length === 1 && only !== undefined) {
      await vscodeCommands.executeCommand('vscode.diff', only.original, only.proposed, title, { preview: true });
    } else {
      const resources = pairs.map(({ target, original, proposed }) => [target, original, proposed]);
      await vscodeCommands.executeCommand('vscode.changes', title, resources);
    }
  }

  async #ask(pending: Pending): Promise<void> {
    const apply = l10n.t('Apply');
    const discard = l10n.t('Discard');
    const text = l10n.t('{0}: look at the changes, then apply or discard them. Nothing is written yet.', pending.title);
    const answer = await window.showInformationMessage(text, apply, discard);
    if (this.#pending !== pending) return;
    if (answer === apply) await this.apply();
    else if (answer === discard) await this.discard();
  }

  async #offerUndo(pending: Pending): Promise<void> {
    const undo = l10n.t('Undo');
    const text =
      pending.edits.length === 1
        ? l10n.t('{0}: 1 file written.', pending.title)
        : l10n.t('{0}: {1} files written.', pending.title, pending.edits.length);
    if ((await window.showInformationMessage(text, undo)) === undo) await this.undo();
  }

  /** Closes the diff and forgets the proposal. */
  async #close(): Promise<void> {
    const pending = this.#pending;
    this.#pending = undefined;
    await vscodeCommands.executeCommand('setContext', contextKeys.previewPending, false);
    // A diff over several files is no kind of tab that the stable API knows; its title tells.
    const tabs = window.tabGroups.all
      .flatMap(group => group.tabs)
      .filter(
        tab => !(tab.input instanceof TabInputText) && pending !== undefined && tab.label.startsWith(pending.title),
      );
    // Not awaited: an editor that is still opening its diff may answer late, and nothing here depends on it.
    void window.tabGroups.close(tabs, true);
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

function refusalOf(edits: readonly FileEdit[]): string | null {
  if (!workspace.isTrusted) return restrictedText();
  const targets = new Set(edits.map(edit => Uri.file(edit.file).toString()));
  const dirty = workspace.textDocuments.find(document => document.isDirty && targets.has(document.uri.toString()));
  return dirty === undefined
    ? null
    : l10n.t('{0} has unsaved changes. Save or revert it first.', workspace.asRelativePath(dirty.uri));
}

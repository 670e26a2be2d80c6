import { homedir } from 'node:os';
import { type Event, EventEmitter, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { purgeableData } from '../../core/assistants/stored.ts';
import type { StoredData } from '../../core/settings/stored.ts';
import { purge } from '../../node/journal/purge.ts';
import { portsWithReason } from '../writing/occasion.ts';
import { movedFolders } from '../../node/settings/movedFolders.ts';
import { measureStored } from '../../node/settings/storedData.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { LatestRun } from '../platform/latestRun.ts';
import type { Log } from '../platform/log.ts';
import type { Posture } from './posture.ts';
import { bytesText, sizeText, storedKindText } from '../report/reportTexts.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { showRestricted } from '../platform/restricted.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';

/** How many paths a dialog lists; the rest are counted. */
const shownPaths = 12;

interface StoredPick extends QuickPickItem {
  readonly data: StoredData;
}

/** Finds the data that AI tools stored on this disk, and moves it to the trash. */
export class StoredFiles {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #counts = new LatestRun();
  #found: readonly StoredData[] | null = null;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    private readonly posture: Posture,
    private readonly journal: string,
    private readonly onDidPurge: () => void,
    private readonly log: Log,
  ) {}

  /** The data that was found; null until it was counted. */
  get found(): readonly StoredData[] | null {
    return this.#found;
  }

  async count(): Promise<readonly StoredData[]> {
    const folders = workspace.isTrusted ? diskFolders() : [];
    const isLatest = this.#counts.begin();
    const found = await measureStored(
      purgeableData,
      { home: homedir(), moved: movedFolders(process.env) },
      folders.map(folder => folder.uri.fsPath),
    );
    if (isLatest()) {
      this.#found = found;
      this.#changed.fire();
    }
    return found;
  }

  /**
   * Runs *Purge Stored AI Data…*: choose, see the paths, confirm.
   * @param id purges only this data, without a choice
   */
  async purge(id?: string): Promise<void> {
    if (!workspace.isTrusted) {
      showRestricted();
      return;
    }
    const found = (await this.count()).filter(each => each.entries.length > 0);
    const chosen = id === undefined ? await this.#choose(found) : found.filter(each => each.spec.id === id);
    if (chosen === undefined || chosen.length === 0) {
      if (found.length === 0)
        void window.showInformationMessage(l10n.t('The AI tools here have stored nothing to purge.'));
      return;
    }
    const paths = chosen.flatMap(each => each.entries.map(entry => entry.path));
    const size = bytesText(chosen.reduce((sum, each) => sum + each.bytes, 0));
    const move = l10n.t('Move to Trash');
    const costs = [...new Set(chosen.flatMap(({ spec }) => (spec.cost === undefined ? [] : sayEverything(spec.cost))))];
    const answer = await window.showWarningMessage(
      l10n.t('Move {0} of {1} to the trash?', size, this.#namesOf(chosen)),
      { modal: true, detail: [...listed(paths), '', ...costs].join('\n') },
      move,
    );
    if (answer !== move) return;
    await this.#remove(paths);
    this.onDidPurge();
    await this.count();
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #choose(found: readonly StoredData[]): Promise<readonly StoredData[] | undefined> {
    if (found.length === 0) return undefined;
    const picks = found.map((data): StoredPick => ({
      label: `${this.posture.nameOf(data.spec.assistant)}: ${storedKindText(data.spec.kind)}`,
      description: sizeText(data),
      detail: sayEverything(data.spec.holds),
      data,
    }));
    const chosen = await window.showQuickPick(picks, {
      canPickMany: true,
      title: l10n.t('Purge Stored AI Data'),
      placeHolder: l10n.t('Nothing is removed yet; you are asked once more'),
      matchOnDetail: true,
    });
    return chosen?.map(each => each.data);
  }

  #namesOf(chosen: readonly StoredData[]): string {
    const names = chosen.map(
      ({ spec }) => `${this.posture.nameOf(spec.assistant)} (${storedKindText(spec.kind).toLocaleLowerCase()})`,
    );
    return names.join(', ');
  }

  /** Moves paths to the trash. A server has none; there they are moved to our journal, from which Undo restores them. */
  async #remove(paths: readonly string[]): Promise<void> {
    const left: string[] = [];
    for (const file of paths) {
      try {
        await workspace.fs.delete(Uri.file(file), { recursive: true, useTrash: true });
      } catch {
        left.push(file);
      }
    }
    if (left.length < paths.length)
      this.log.info(`Moved to the trash: ${paths.length - left.length} of ${paths.length} paths.`);
    if (left.length === 0) {
      void window.showInformationMessage(l10n.t('Moved to the trash.'));
      return;
    }
    const ports = await portsWithReason(l10n.t('Move Away Stored AI Data'));
    if (ports === null) return;
    const result = await purge(left, this.journal, ports);
    if (!result.ok) void window.showErrorMessage(sayEverything(result.problem));
    else {
      void window.showInformationMessage(
        l10n.t('Moved away, since there is no trash here. Undo Last Change brings it back until the next purge.'),
      );
    }
  }
}

function listed(paths: readonly string[]): readonly string[] {
  const rest = paths.length - shownPaths;
  return rest <= 0 ? paths : [...paths.slice(0, shownPaths), l10n.t('and {0} more', rest)];
}

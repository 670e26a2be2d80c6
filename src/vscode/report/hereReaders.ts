import { homedir } from 'node:os';
import path from 'node:path';
import { type Event, EventEmitter, type ExtensionContext, extensions, l10n, window, workspace } from 'vscode';
import { extensionReaders } from '../../core/readers/extensions.ts';
import type { WantedFix } from '../../core/readers/fixes/types.ts';
import type { ReadersReport } from '../../core/readers/types.ts';
import type { FolderTask } from '../../node/readers/folderReaders.ts';
import { fixesInThread, readersInThread } from '../../node/readers/readersTask.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { LatestRun } from '../platform/latestRun.ts';
import type { Log } from '../platform/log.ts';
import { showRestricted } from '../platform/restricted.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import { userSettingsFile } from '../settings/editorReadings.ts';
import type { Posture } from '../settings/posture.ts';
import type { Previews } from '../writing/previews.ts';

/**
 * Finds what can read files or run commands for a model in the folders of this window. Finding only reads, so it also works in
 * Restricted Mode.
 */
export class HereReaders {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  #found: readonly ReadersReport[] | null = null;
  readonly #runs = new LatestRun();

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly posture: Posture,
    private readonly previews: Pick<Previews, 'propose' | 'onDidWrite'>,
    private readonly log: Log,
  ) {
    // After a change, the list is updated if it was shown before.
    this.#store.add(previews.onDidWrite(() => (this.#found === null ? undefined : void this.refresh())));
  }

  /** One report for each folder; null before the first search. */
  get found(): readonly ReadersReport[] | null {
    return this.#found;
  }

  /** Searches again, folder by folder, in a worker thread. A newer call replaces an older one. */
  async refresh(): Promise<void> {
    const isLatest = this.#runs.begin();
    const declared = extensions.all.flatMap(each => extensionReaders(each.packageJSON) ?? []);
    const found: ReadersReport[] = [];
    try {
      for (const folder of diskFolders())
        found.push(await readersInThread(this.#script, this.#task(folder.uri.fsPath, declared)));
    } catch (error) {
      this.log.error('Could not look for what can read here', error);
      return;
    }
    if (!isLatest()) return;
    this.#found = found;
    this.#changed.fire();
  }

  /** Plans a change for a row of a folder in the same worker thread, and shows it as a diff. Refused in Restricted Mode. */
  async fix(folder: string, wanted: WantedFix): Promise<void> {
    if (!workspace.isTrusted) {
      showRestricted();
      return;
    }
    const { edits, skipped } = await fixesInThread(this.#script, this.#task(folder, null), [wanted]);
    const [first] = skipped;
    if (first !== undefined) void window.showWarningMessage(sayEverything(first.why));
    if (edits.length > 0) await this.previews.propose({ title: l10n.t('Change Who Can Read Here'), edits });
  }

  get #script(): string {
    return path.join(this.context.extensionPath, 'dist', 'readersWorker.js');
  }

  #task(folder: string, declared: FolderTask['extensions']): FolderTask {
    return {
      ...{ home: homedir(), env: { ...process.env }, platform: process.platform, inUse: this.posture.found },
      ...{ wanted: null, folder, extensions: declared },
      ...userSettingsFile(this.context),
    };
  }

  dispose(): void {
    this.#runs.begin();
    this.#store.dispose();
  }
}

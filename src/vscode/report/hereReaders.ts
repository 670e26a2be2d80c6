import { homedir } from 'node:os';
import path from 'node:path';
import { type Event, EventEmitter, type ExtensionContext, extensions } from 'vscode';
import { extensionReaders } from '../../core/readers/extensions.ts';
import type { ReadersReport } from '../../core/readers/types.ts';
import { readersInThread } from '../../node/readers/readersTask.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Log } from '../platform/log.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import { userSettingsFile } from '../settings/editorReadings.ts';
import type { Posture } from '../settings/posture.ts';

/** What can read files or run commands for a model in the folders of this window. Read only, in Restricted Mode as well. */
export class HereReaders {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  #found: readonly ReadersReport[] | null = null;
  #run = 0;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly posture: Posture,
    private readonly log: Log,
  ) {}

  /** One for each folder; null until it was looked. */
  get found(): readonly ReadersReport[] | null {
    return this.#found;
  }

  /** Looks again, folder by folder, in a thread of its own. A newer call takes over. */
  async refresh(): Promise<void> {
    const run = ++this.#run;
    const script = path.join(this.context.extensionPath, 'dist', 'readersWorker.js');
    const declared = extensions.all.flatMap(each => extensionReaders(each.packageJSON) ?? []);
    const shared = {
      ...{ home: homedir(), env: { ...process.env }, platform: process.platform, inUse: this.posture.found },
      ...{ wanted: null, extensions: declared },
      ...userSettingsFile(this.context),
    };
    const found: ReadersReport[] = [];
    try {
      for (const folder of diskFolders())
        found.push(await readersInThread(script, { ...shared, folder: folder.uri.fsPath }));
    } catch (error) {
      this.log.error('Could not look for what can read here', error);
      return;
    }
    if (run !== this.#run) return;
    this.#found = found;
    this.#changed.fire();
  }

  dispose(): void {
    this.#run++;
    this.#store.dispose();
  }
}

import { homedir } from 'node:os';
import { type Event, EventEmitter, Uri, window, workspace } from 'vscode';
import { uriOfPath } from '../../core/context/agent/files/ground.ts';
import type { Surroundings } from '../../core/context/types.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { Debouncer, delays, inSlices, nextSlice } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { SliceMeter } from '../platform/sliceMeter.ts';
import { diskFolders, shownPath } from '../platform/workspace/workspaceFolders.ts';
import { ConfigWatchers } from '../settings/configWatchers.ts';
import { toolSettings } from '../settings/lazyToolSettings.ts';
import type { KnownSurroundings } from './closedFiles.ts';
import type { AssistantsInUse } from './assistantsInUse.ts';
import type { TeamFiles } from './team/teamFiles.ts';

interface Scanned {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * The files that the agents in use read unprompted in the first folder, above it and in the home folder, kept up to date, and the
 * secrets in them. Nothing in the files is trusted, so they are read in Restricted Mode as well.
 */
export class AgentSurroundings implements KnownSurroundings {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #debounce = this.#store.add(new Debouncer(delays.fileChange, () => void this.reload()));
  readonly #watchers = this.#store.add(new ConfigWatchers(() => this.#debounce.trigger()));
  #surroundings: Surroundings | undefined;
  #scanned: ReadonlyMap<string, Scanned> = new Map();
  #run = 0;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    private readonly assistants: AssistantsInUse,
    private readonly teams: TeamFiles,
    private readonly meter: SliceMeter,
  ) {
    const trigger = (): void => this.#debounce.trigger();
    this.#store.add(assistants.onDidChange(trigger));
    this.#store.add(
      teams.onDidChange(() => {
        this.#scanned = new Map();
        trigger();
      }),
    );
    this.#store.add(workspace.onDidChangeWorkspaceFolders(trigger));
    // New files appear in unwatched folders. A save in this window is noticed at once, other new files when the window gets the
    // focus.
    this.#store.add(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (/\.(?:mdc?|jsonc?|toml|ya?ml)$|\/\.[^/]+$/.test(uri.path)) trigger();
      }),
    );
    this.#store.add(
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) trigger();
      }),
    );
  }

  /** Undefined until it was read, and if the first folder is not on a disk of this host. */
  get current(): Surroundings | undefined {
    return this.#surroundings;
  }

  /** Findings in all files that agents read, by URI. */
  get findings(): ReadonlyMap<string, readonly Finding[]> {
    return new Map([...this.#scanned].map(([uri, { findings }]) => [uri, findings]));
  }

  /** Reads everything again in short slices. A newer call replaces an older one. */
  async reload(): Promise<void> {
    const run = ++this.#run;
    const isOld = (): boolean => run !== this.#run;
    const [folder] = diskFolders();
    if (folder === undefined || folder.index !== 0) return this.#become(undefined, new Map());
    await nextSlice();
    const person = { home: homedir(), env: process.env };
    const lookout = toolSettings().lookoutFrom(folder.uri.fsPath, person);
    for (const { id } of this.assistants.current) {
      await inSlices(lookout.look(id), isOld, slice => this.meter.measure('look around for agents', slice));
      if (isOld()) return;
    }
    const surroundings = lookout.found();
    const scanned = new Map<string, Scanned>();
    const files = [...surroundings.files.values()].flat();
    for (const { path, text } of files) {
      const uri = uriOfPath(path, surroundings.place, folder.uri.toString());
      if (scanned.has(uri)) continue;
      const known = this.#scanned.get(uri);
      if (known?.text !== text) await nextSlice();
      if (isOld()) return;
      scanned.set(uri, known?.text === text ? known : this.#scan(uri, text));
    }
    this.#become(surroundings, scanned);
    this.#watchers.watch(files.map(({ path }) => path));
  }

  dispose(): void {
    this.#run++;
    this.#store.dispose();
  }

  #scan(uri: string, text: string): Scanned {
    const file = Uri.parse(uri, true);
    const folder = workspace.getWorkspaceFolder(file)?.uri;
    const findings = this.meter.measure('scan what agents read', () =>
      this.teams.scannerFor(file).scan({ path: shownPath(file), text }),
    );
    return { text, findings: findings.filter(each => folder === undefined || !this.teams.isAccepted(folder, each)) };
  }

  #become(surroundings: Surroundings | undefined, scanned: ReadonlyMap<string, Scanned>): void {
    this.#surroundings = surroundings;
    this.#scanned = scanned;
    this.#changed.fire();
  }
}

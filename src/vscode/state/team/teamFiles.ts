import { type Event, EventEmitter, RelativePattern, type Uri, workspace } from 'vscode';
import { settings } from '../../../contract.ts';
import { configurationFile, packageFile } from '../../../core/configuration/names.ts';
import type { Message } from '../../../core/message.ts';
import { keysOf } from '../../../core/secrets/team/baseline.ts';
import { teamFileNames } from '../../../core/secrets/team/teamFiles.ts';
import type { Finding, Scanner } from '../../../core/secrets/types.ts';
import type { TeamSource } from '../../../node/scanning/team/teamTexts.ts';
import type { Configuration } from '../../platform/configuration.ts';
import { Debouncer, delays } from '../../platform/delays.ts';
import { DisposableStore } from '../../platform/disposables.ts';
import { fileOf } from '../../platform/workspace/notebooks.ts';
import { secrets } from '../../../node/scanning/lazySecrets.ts';
import type { ReadTeam } from './readTeam.ts';

/** The files to watch: those of the team, and our configuration. */
const watchedNames: readonly string[] = [...teamFileNames, configurationFile, packageFile];

interface Team {
  readonly scanner: Scanner;
  readonly source: TeamSource | null;
  readonly folderSource: TeamSource | null;
  readonly accepted: ReadonlySet<string>;
}

/**
 * The rules and baselines of the folders' teams, kept up to date. They reduce warnings, so they only apply in trusted workspaces:
 * elsewhere only the built-in rules are used.
 */
export class TeamFiles {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #debounce = this.#store.add(new Debouncer(delays.fileChange, () => void this.reload()));
  #teams: ReadonlyMap<string, Team> = new Map();
  #run = 0;
  #own: Scanner | undefined;
  #watchers = new DisposableStore();
  #problems: readonly Message[] = [];

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    private readonly configuration: Configuration,
    private readonly readTeam: ReadTeam,
  ) {
    let wasOn = this.#isOn();
    this.#store.add(
      configuration.onDidChange(() => {
        const isOn = this.#isOn();
        if (isOn !== wasOn) void this.reload();
        wasOn = isOn;
      }),
    );
    this.#store.add(workspace.onDidGrantWorkspaceTrust(() => void this.reload()));
    this.#store.add(
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#watch();
        void this.reload();
      }),
    );
    // If the disk cannot be watched, a save in this window is still noticed, as for rule files.
    this.#store.add(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (watchedNames.some(name => uri.path.endsWith(`/${name}`))) this.#debounce.trigger();
      }),
    );
    this.#watch();
  }

  /** The problems that were found while reading, with file, line and reason. */
  get problems(): readonly Message[] {
    return this.#problems;
  }

  scannerFor(uri: Uri): Scanner {
    return this.#of(uri)?.scanner ?? (this.#own ??= secrets().createScanner());
  }

  sourceFor(uri: Uri): TeamSource | null {
    return this.#of(uri)?.source ?? null;
  }

  folderSource(folder: Uri): TeamSource | null {
    return this.#teams.get(folder.toString())?.folderSource ?? null;
  }

  /** Whether our baseline accepts a finding in a folder. */
  isAccepted(folder: Uri, finding: Finding): boolean {
    const accepted = this.#teams.get(folder.toString())?.accepted;
    return accepted !== undefined && keysOf(finding).some(key => accepted.has(key));
  }

  /** Reads everything again. A newer call replaces an older one. */
  async reload(): Promise<void> {
    const run = ++this.#run;
    const read = await this.#read();
    if (run !== this.#run) return;
    this.#teams = read.teams;
    this.#problems = read.problems;
    this.#changed.fire();
  }

  dispose(): void {
    this.#run++;
    this.#watchers.dispose();
    this.#store.dispose();
  }

  /** Returns for which folders personal data is searched, as a string to compare. */
  #isOn(): string {
    const folders = workspace.workspaceFolders ?? [];
    return folders.map(({ uri }) => String(this.configuration.get(settings.personalData, uri))).join();
  }

  #of(uri: Uri): Team | undefined {
    const folder = workspace.getWorkspaceFolder(fileOf(uri));
    return folder === undefined ? undefined : this.#teams.get(folder.uri.toString());
  }

  async #read(): Promise<{ readonly teams: ReadonlyMap<string, Team>; readonly problems: readonly Message[] }> {
    const teams = new Map<string, Team>();
    const problems: Message[] = [];
    const folders = workspace.isTrusted ? (workspace.workspaceFolders ?? []) : [];
    for (const { uri, name } of folders) {
      // With several folders, displayed paths begin with the folder's name.
      const shift = { from: folders.length > 1 ? `${name}/` : '', to: '' };
      const read = await this.readTeam({
        folder: uri,
        shift,
        personalData: this.configuration.get(settings.personalData, uri),
      });
      problems.push(...read.problems);
      if (read.rules === null) continue;
      problems.push(...read.rules.problems);
      teams.set(uri.toString(), {
        scanner: secrets().createScanner(read.rules.optionsFor(shift)),
        source: read.source,
        folderSource: read.folderSource,
        accepted: read.rules.baseline.keys,
      });
    }
    return { teams, problems };
  }

  #watch(): void {
    this.#watchers.dispose();
    this.#watchers = new DisposableStore();
    for (const folder of workspace.workspaceFolders ?? []) {
      const pattern = new RelativePattern(folder, `{${watchedNames.join(',')}}`);
      const watcher = this.#watchers.add(workspace.createFileSystemWatcher(pattern));
      for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete])
        this.#watchers.add(event(() => this.#debounce.trigger()));
    }
  }
}

import { type Event, EventEmitter, RelativePattern, type Uri, workspace } from 'vscode';
import { settings } from '../../contract.ts';
import { configurationFile, packageFile } from '../../core/configuration/names.ts';
import type { Message } from '../../core/message.ts';
import { keysOf } from '../../core/secrets/team/baseline.ts';
import { teamFileNames } from '../../core/secrets/team/teamFiles.ts';
import type { Finding, Scanner } from '../../core/secrets/types.ts';
import type { TeamSource } from '../../node/scanning/teamTexts.ts';
import type { Configuration } from '../platform/configuration.ts';
import { Debouncer, delays } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { fileOf } from '../platform/notebooks.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { toolSettings } from '../settings/lazyToolSettings.ts';

/** Files whose change is to be heard of: the team's, and a configuration of ours. */
const watchedNames: readonly string[] = [...teamFileNames, configurationFile, packageFile];

/** Where there is no configuration. */
const nothing = { configuration: null, problems: [] } as const;

interface Team {
  readonly scanner: Scanner;
  /** For worker threads that scan open documents, whose paths are those that people see. */
  readonly source: TeamSource;
  /** For worker threads that scan the folder. Without our baseline: it changes often, and what was found does not. */
  readonly folderSource: TeamSource;
  readonly accepted: ReadonlySet<string>;
}

/**
 * What the teams of the folders on disk have accepted, kept up to date. It lowers warnings, so that it counts only in
 * trusted workspaces: elsewhere the built-in rules stand alone.
 */
export class TeamFiles {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #debounce = this.#store.add(new Debouncer(delays.fileChange, () => this.reload()));
  readonly #teams = new Map<string, Team>();
  #own: Scanner | undefined;
  #watchers = new DisposableStore();
  #problems: readonly Message[] = [];

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(private readonly configuration: Configuration) {
    let wasOn = this.#isOn();
    this.#store.add(
      configuration.onDidChange(() => {
        const isOn = this.#isOn();
        if (isOn !== wasOn) this.reload();
        wasOn = isOn;
      }),
    );
    this.#store.add(workspace.onDidGrantWorkspaceTrust(() => this.reload()));
    this.#store.add(
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#watch();
        this.reload();
      }),
    );
    // As with rule files: a save in this window counts where the disk cannot be watched.
    this.#store.add(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (watchedNames.some(name => uri.path.endsWith(`/${name}`))) this.#debounce.trigger();
      }),
    );
    this.#watch();
  }

  /** What could not be read, with file, line and reason. */
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

  reload(): void {
    this.#read();
    this.#changed.fire();
  }

  dispose(): void {
    this.#watchers.dispose();
    this.#store.dispose();
  }

  /** In which folders personal data is looked for, as one text to compare. */
  #isOn(): string {
    const folders = workspace.workspaceFolders ?? [];
    return folders.map(({ uri }) => String(this.configuration.get(settings.personalData, uri))).join();
  }

  #of(uri: Uri): Team | undefined {
    const folder = workspace.getWorkspaceFolder(fileOf(uri));
    return folder === undefined ? undefined : this.#teams.get(folder.uri.toString());
  }

  #read(): void {
    this.#teams.clear();
    const { configurationIn, lazyTeamRules, readTeamTexts } = toolSettings();
    const problems: Message[] = [];
    const folders = workspace.isTrusted ? (workspace.workspaceFolders ?? []) : [];
    for (const { uri, name } of folders) {
      if (uri.scheme !== 'file') continue;
      const folder = uri.fsPath;
      const read = readTeamTexts({ folder });
      problems.push(...read.problems);
      const personalData = this.configuration.get(settings.personalData, uri);
      const { configuration, problems: faults } = configurationIn(folder, folder)?.reading ?? nothing;
      problems.push(...faults);
      const excludes = configuration?.exclude ?? [];
      const rules = lazyTeamRules(read.texts, personalData, excludes);
      if (rules === null) continue;
      problems.push(...rules.problems);
      // With several folders, paths that people see begin with the folder's name.
      const shift = { from: folders.length > 1 ? `${name}/` : '', to: '' };
      const known = [...rules.baseline.keys];
      const folderSource = { folder, shift: { from: '', to: '' }, baseline: null, excludes, personalData, known };
      this.#teams.set(uri.toString(), {
        scanner: secrets().createScanner(rules.optionsFor(shift)),
        source: { folder, shift, excludes, personalData, stamp: read.stamp },
        folderSource: { ...folderSource, stamp: readTeamTexts(folderSource).stamp },
        accepted: rules.baseline.keys,
      });
    }
    this.#problems = problems;
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

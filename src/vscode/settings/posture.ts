import { type Event, EventEmitter, type ExtensionContext, window, workspace, type WorkspaceFolder } from 'vscode';
import { stateKeys } from '../../contract.ts';
import type { SettingChange, SettingHistory } from '../../core/settings/history.ts';
import { openTelemetry } from '../../core/report/privacy.ts';
import { asSettingHistory, nameOf, recordStates } from '../../core/settings/history.ts';
import {
  afterHardening,
  afterUndo,
  asHardeningRecord,
  type Drift,
  driftOf,
  type HardeningRecord,
  notYetReported,
  stillOpen,
} from '../../core/settings/hardening/drift.ts';
import { type FolderStates, joinFolders } from '../../core/settings/folderStates.ts';
import { readSettings } from '../../core/settings/read.ts';
import type { SettingState, Tool } from '../../core/settings/types.ts';
import { commandsOnPath } from '../../node/files/commandsOnPath.ts';
import { commonReader } from '../../node/settings/readConfig.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import { editorReadings } from './editorReadings.ts';
import type { HardeningSource } from './hardening.ts';
import { Debouncer, delays, nextSlice } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Log } from '../platform/log.ts';
import { OrderedMemento } from '../platform/orderedMemento.ts';
import type { Written } from '../writing/proposals.ts';
import { toolsInUse } from './toolsInUse.ts';
import { toolVersions } from './toolVersions.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';

/**
 * The minimum time in milliseconds between two reads when the window gets the focus: changes made elsewhere are noticed, but not
 * every click reads again.
 */
const focusPause = 10_000;

/** The states of the tools' settings on this machine, and what has changed since they were first read. */
export class Posture implements HardeningSource {
  readonly #store = new DisposableStore();
  readonly #kept: OrderedMemento;
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #debounce = this.#store.add(new Debouncer(delays.fileChange, () => void this.refresh()));
  #states: readonly SettingState[] = [];
  #folders: readonly FolderStates[] = [];
  #run = 0;
  #running: Promise<void> = Promise.resolve();
  #lastRead = 0;
  /**
   * Settings that were written but do not read as hardened yet, each with a file of that write. The editor has new values only a
   * moment after the write.
   */
  #awaited: ReadonlyMap<string, string> = new Map();
  readonly #drifted = this.#store.add(new EventEmitter<readonly Drift[]>());

  readonly onDidChange: Event<void> = this.#changed.event;
  /** Fires with settings that no longer have their hardened value; each of them is reported once. */
  readonly onDidDrift: Event<readonly Drift[]> = this.#drifted.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly assistants: AssistantsInUse,
    private readonly log: Log,
  ) {
    this.#kept = new OrderedMemento(context.globalState);
    this.#store.add(workspace.onDidChangeConfiguration(() => this.#debounce.trigger()));
    this.#store.add(assistants.onDidChange(() => this.#debounce.trigger()));
    this.#store.add(
      window.onDidChangeWindowState(({ focused }) => {
        if (focused && Date.now() - this.#lastRead > focusPause) this.#debounce.trigger();
      }),
    );
  }

  /** The states of all settings. A setting that differs by folder is included once for each value. */
  get states(): readonly SettingState[] {
    return this.#states;
  }

  /** The data behind the states: one entry for each folder, or one without a folder; empty before the first read. */
  get folders(): readonly FolderStates[] {
    return this.#folders;
  }

  /** The number of open telemetry settings by product; null before the first read. */
  get openTelemetry(): ReadonlyMap<string, number> | null {
    return this.#folders.length === 0 ? null : openTelemetry(this.#states);
  }

  /** The tools whose settings are reported: those found here, those in use, and the editor. */
  get tools(): readonly Tool[] {
    return toolsInUse(this.assistants);
  }

  /** Whether a folder on this disk is open. */
  get hasFolder(): boolean {
    return diskFolders().length > 0;
  }

  /** The ids of the AI tools that were found on this machine, without the editor itself. */
  get found(): readonly string[] {
    return this.assistants.detected;
  }

  /** True if no tool was found or named, so that the assistant that VS Code offers is included. */
  get isAssumed(): boolean {
    return this.assistants.isAssumed;
  }

  /** Programs that are installed here and that some hardened values need. */
  get commandsFound(): readonly string[] {
    const needed = this.#states.flatMap(state => state.spec.needsCommands ?? []);
    return commandsOnPath(needed, process.env['PATH'] ?? '');
  }

  nameOf(id: string): string {
    return this.assistants.nameOf(id);
  }

  /** Changes of values, newest first. */
  get changes(): readonly SettingChange[] {
    return this.#history?.changes ?? [];
  }

  /** The settings that were hardened last and still count as hardened; null if there are none. */
  get hardening(): HardeningRecord | null {
    return asHardeningRecord(this.#kept.get(stateKeys.hardening));
  }

  /** What has changed since the hardening, whether or not it was reported. */
  get drifts(): readonly Drift[] {
    return driftOf(this.hardening, this.#states);
  }

  /** Updates the hardening record after one of our own writes, or its undo: the user wants those values. */
  async rebase({ files, isUndo, hardened }: Written): Promise<void> {
    if (isUndo) {
      this.#awaited = new Map();
      const record = afterUndo(this.hardening, this.#states, files);
      await this.#kept.update(stateKeys.hardening, record ?? undefined);
    } else {
      const [file = ''] = files;
      this.#awaited = new Map([...this.#awaited, ...hardened.map(name => [name, file] as const)]);
    }
    await this.refresh();
  }

  /**
   * Reads everything again. When it resolves, the states are at least as new as the call, even if a newer read replaced this one.
   */
  async refresh(): Promise<void> {
    let mine = this.#read();
    this.#running = mine;
    await mine;
    while (this.#running !== mine) {
      mine = this.#running;
      await mine;
    }
  }

  async #read(): Promise<void> {
    const run = ++this.#run;
    this.#lastRead = Date.now();
    // Taken once: settings of a tool that is found during this run were not read, and would count as not set.
    const { tools: present } = this;
    try {
      const folders: FolderStates[] = [];
      const readFile = commonReader();
      for (const folder of trustedFolders()) {
        const readings = await editorReadings(this.context, folder, present, readFile);
        const states: SettingState[] = [];
        for (const tool of present) {
          states.push(...readSettings([tool], readings));
          await nextSlice();
        }
        folders.push({ name: folder?.name ?? null, readings, states });
        if (run !== this.#run) return;
      }
      this.#folders = folders;
      this.#states = joinFolders(folders);
    } catch (error) {
      this.log.error('The settings of AI tools could not be read', error);
      return;
    }
    const next = recordStates(this.#history, this.#states, new Date().toISOString());
    if (next !== this.#history) await this.#kept.update(stateKeys.settingHistory, next);
    await this.#recordHardening();
    await this.#warnOfDrift();
    this.#changed.fire();
  }

  async #recordHardening(): Promise<void> {
    if (this.#awaited.size === 0) return;
    const before = this.hardening;
    const now = new Date().toISOString();
    const record = afterHardening(before, this.#states, this.#awaited, toolVersions(this.tools), now);
    this.#awaited = stillOpen(this.#awaited, this.#states);
    if (record !== before) await this.#kept.update(stateKeys.hardening, record ?? undefined);
  }

  async #warnOfDrift(): Promise<void> {
    const { hardening } = this;
    if (hardening === null) return;
    const settled = this.drifts.filter(({ state }) => !this.#awaited.has(nameOf(state)));
    const { drifts, record } = notYetReported(hardening, settled);
    if (record !== hardening) await this.#kept.update(stateKeys.hardening, record);
    if (drifts.length > 0) this.#drifted.fire(drifts);
  }

  dispose(): void {
    this.#store.dispose();
  }

  get #history(): SettingHistory | undefined {
    return asSettingHistory(this.#kept.get(stateKeys.settingHistory));
  }
}

/** Returns the folders on this disk whose files are read; a single null if there are none. */
function trustedFolders(): readonly (WorkspaceFolder | null)[] {
  // The files of an untrusted workspace are ignored.
  const folders = workspace.isTrusted ? diskFolders() : [];
  return folders.length === 0 ? [null] : folders;
}

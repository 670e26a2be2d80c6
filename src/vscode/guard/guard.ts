import { homedir } from 'node:os';
import path from 'node:path';
import { commands as vscodeCommands, type Event, EventEmitter, type ExtensionContext, window, workspace } from 'vscode';
import { contextKeys, views } from '../../contract.ts';
import type { Allowance } from '../../core/guard/types.ts';
import { agentHooks } from '../../core/assistants/hooks.ts';
import { readAllowances } from '../../node/guard/allowances.ts';
import { type LoggedDecision, readLatestDecisions } from '../../node/guard/decisionLog.ts';
import {
  type AgentOverview,
  agentOverview,
  isRegistered,
  overviewFiles,
  type Surroundings,
} from '../../node/guard/registering/overview.ts';
import { guardPlaces } from '../../node/guard/places.ts';
import { pointTo } from '../../node/guard/registering/pointer.ts';
import { nextSlice } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { LatestRun } from '../platform/latestRun.ts';
import type { Log } from '../platform/log.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import { ConfigWatchers } from '../settings/configWatchers.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Proposals, Written } from '../writing/proposals.ts';
import { GuardTree } from './guardTree.ts';
import { LostGuard } from './lostGuard.ts';

export interface GuardServices {
  readonly context: ExtensionContext;
  readonly assistants: AssistantsInUse;
  readonly previews: Proposals & { readonly onDidWrite: Event<Written> };
  readonly log: Log;
}

/** How many decisions the view lists. */
const shownDecisions = 50;

/**
 * The minimum time in milliseconds between two reads when the window gets the focus: changes made elsewhere are noticed, but not
 * every click reads again.
 */
const focusPause = 10_000;

/** The longest delay that a timer accepts, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** The guard's state for the agents on this machine, its decisions, and what the user allowed. Starts no program. */
export class Guard {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #registrations = this.#store.add(new ConfigWatchers(() => void this.refresh()));
  readonly #decisionFiles = this.#store.add(new ConfigWatchers(() => void this.#readDecisions()));
  readonly #lost: LostGuard;
  readonly #isOpen = { value: true };
  #agents: readonly AgentOverview[] = [];
  #decisions: readonly LoggedDecision[] = [];
  #allowances: readonly Allowance[] = [];
  #isRead = false;
  readonly #refreshes = new LatestRun();
  readonly #reads = new LatestRun();
  #lastRead = 0;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(readonly services: GuardServices) {
    const { context, assistants, previews } = services;
    this.#lost = new LostGuard(context.globalState);
    const tree = new GuardTree(this, id => assistants.nameOf(id));
    const view = this.#store.add(window.createTreeView(views.guard, { treeDataProvider: tree, showCollapseAll: true }));
    this.#store.add(this.onDidChange(() => tree.refresh()));
    // The rows that the editor requested when it showed the view may be outdated.
    this.#store.add(view.onDidChangeVisibility(() => tree.refresh()));
    this.#store.add(assistants.onDidChange(() => void this.refresh()));
    this.#store.add(workspace.onDidChangeWorkspaceFolders(() => void this.refresh()));
    this.#store.add(
      previews.onDidWrite(({ files }) => {
        this.#lost.expectChange(files);
        void this.refresh();
      }),
    );
    this.#store.add(
      window.onDidChangeWindowState(({ focused }) => {
        if (!focused) return;
        if (this.#lost.isWaiting || Date.now() - this.#lastRead > focusPause) void this.refresh();
      }),
    );
  }

  /** Agents with hooks that were found here, and agents in which the guard is registered. */
  get agents(): readonly AgentOverview[] {
    return this.#agents;
  }

  /** Whether the agents have been read at least once. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** The decisions, newest first. */
  get decisions(): readonly LoggedDecision[] {
    return this.#decisions;
  }

  /** Allowances that have not expired. */
  get allowances(): readonly Allowance[] {
    return this.#allowances;
  }

  get surroundings(): Surroundings {
    return { home: homedir(), env: process.env, folders: diskFolders().map(each => each.uri.fsPath) };
  }

  nameOf(id: string): string {
    return this.services.assistants.nameOf(id);
  }

  /** Reads everything again, one agent at a time. */
  async refresh(): Promise<void> {
    const isLatest = this.#refreshes.begin();
    this.#keepPointer();
    this.#lastRead = Date.now();
    const { surroundings } = this;
    const found = new Set(this.services.assistants.detected);
    const agents: AgentOverview[] = [];
    const files: string[] = [];
    for (const hooks of agentHooks) {
      await nextSlice();
      if (!isLatest() || !this.#isOpen.value) return;
      const overview = agentOverview(hooks, surroundings);
      if (found.has(hooks.id) || overview.standing.state !== 'missing') agents.push(overview);
      files.push(...overviewFiles(hooks, surroundings));
    }
    const { folder, launcher, windowsLauncher, log, allowances } = guardPlaces(surroundings.home);
    // A missing folder cannot be watched, so the parent of the log's folder is watched as well.
    this.#registrations.watch([...files, launcher, windowsLauncher, folder]);
    this.#decisionFiles.watch([log, allowances]);
    this.#agents = agents;
    this.#isRead = true;
    await this.#readDecisions();
    await Promise.all([
      vscodeCommands.executeCommand('setContext', contextKeys.canGuard, agents.length > 0),
      vscodeCommands.executeCommand('setContext', contextKeys.isGuarded, agents.some(isRegistered)),
    ]);
    await this.#lost.look(this);
  }

  dispose(): void {
    this.#isOpen.value = false;
    clearTimeout(this.#expiry);
    this.#store.dispose();
  }

  /** Records where the guard's programs are, because an update of the extension moves the programs that the launcher starts. */
  #keepPointer(): void {
    if (this.#isRead) return;
    try {
      pointTo(this.surroundings.home, path.join(this.services.context.extensionPath, 'dist'));
    } catch (error) {
      this.services.log.error('Where the programs of the guard lie could not be noted', error);
    }
  }

  async #readDecisions(): Promise<void> {
    const { home } = this.surroundings;
    const isLatest = this.#reads.begin();
    const decisions = await readLatestDecisions(home, shownDecisions);
    if (!isLatest() || !this.#isOpen.value) return;
    this.#decisions = decisions;
    this.#allowances = readAllowances(home).filter(({ until }) => until === null || until > Date.now());
    this.#changed.fire();
    this.#awaitExpiry();
  }

  /** Reads again when the next allowance expires, so it disappears from the list. */
  #awaitExpiry(): void {
    clearTimeout(this.#expiry);
    const next = Math.min(...this.#allowances.map(({ until }) => until ?? Infinity));
    if (next === Infinity) return;
    this.#expiry = setTimeout(() => void this.#readDecisions(), Math.min(longestTimer, next - Date.now() + 1));
  }
}

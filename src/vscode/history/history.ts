import { commands as vscodeCommands, type Event, EventEmitter, type Uri, window, workspace } from 'vscode';
import { commands, contextKeys, settings, stateKeys, views } from '../../contract.ts';
import type { HistoryGrouping, HistoryNode } from '../../core/history/historyTree.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { Debouncer, delays } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { historyTools } from './lazyHistoryTools.ts';
import { findingsOfRow } from '../secrets/rowFindings.ts';
import type { Past, ReadPast } from './past.ts';
import type { HistoryServices, Records } from './records.ts';

/** Whether records may be read: `on` until they were read, then `read`. */
type State = 'restricted' | 'ask' | 'off' | 'on' | 'read';

/**
 * What was already sent, according to the records of AI tools. Nothing is known, and no code is loaded, until the user has allowed
 * reading these records: they are private conversations.
 */
export class History implements Past {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  #records: Records | undefined;
  #isWanted = false;
  #grouping: HistoryGrouping = 'secret';

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(private readonly services: HistoryServices) {
    const { configuration, store } = services;
    const view = this.#store.add(
      window.createTreeView<HistoryNode>(views.sent, {
        treeDataProvider: {
          onDidChangeTreeData: this.#changed.event,
          getChildren: node => this.#records?.tree.children(node) ?? [],
          getTreeItem: node => this.#need().tree.item(node),
        },
        showCollapseAll: true,
      }),
    );
    const update = (): void => {
      const state = this.#state();
      void vscodeCommands.executeCommand('setContext', contextKeys.historyState, state);
      const summary = state === 'read' ? (this.#records?.tree.summary ?? '') : '';
      if ((view.message ?? '') !== summary) view.message = summary;
    };
    // If reading is allowed, it starts when a secret is found or the view is shown.
    const start = this.#store.add(
      new Debouncer(delays.readRecords, () => {
        if (this.#state() === 'on') void this.#need().read();
      }),
    );
    const want = (): void => {
      if (this.#isWanted || (!view.visible && store.snapshot.findings.size === 0)) return;
      if (this.#state() !== 'on') return;
      this.#isWanted = true;
      start.trigger();
    };
    this.#store.add(this.onDidChange(update));
    // The rows that the editor requested when it showed the view may be outdated.
    this.#store.add(view.onDidChangeVisibility(() => this.#changed.fire()));
    for (const event of [view.onDidChangeVisibility, store.onDidChange, workspace.onDidGrantWorkspaceTrust])
      this.#store.add(event(want));
    this.#store.add(
      configuration.onDidChange(() => {
        // If reading is no longer allowed, what was read is no longer shown.
        if (configuration.get(settings.readHistory) !== 'on') this.clear();
        this.#isWanted = false;
        this.#changed.fire();
        want();
      }),
    );
    this.#store.add(workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()));
    const kept = services.context.workspaceState.get<unknown>(stateKeys.historyGrouping);
    this.#group(kept === 'assistant' ? kept : 'secret');
    update();
    this.#registerCommands();
  }

  sentenceOf(uri: string, finding: Finding): string | null {
    return this.#records?.sentenceOf(uri, finding) ?? null;
  }

  givenTo(uri: Uri): string | null {
    return this.#records?.givenTo(uri) ?? null;
  }

  get read(): ReadPast | null {
    return this.#records?.isRead === true ? this.#records.past : null;
  }

  clear(): void {
    this.#records?.clear();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #need(): Records {
    return (this.#records ??= this.#store.add(
      new (historyTools().Records)(this.services, {
        grouping: () => this.#grouping,
        onDidChange: () => this.#changed.fire(),
      }),
    ));
  }

  #state(): State {
    if (!workspace.isTrusted) return 'restricted';
    const allowed = this.services.configuration.get(settings.readHistory);
    return allowed === 'on' && this.#records?.isRead === true ? 'read' : allowed;
  }

  #group(grouping: HistoryGrouping): void {
    this.#grouping = grouping;
    void vscodeCommands.executeCommand('setContext', contextKeys.historyGrouping, grouping);
    this.#changed.fire();
  }

  #registerCommands(): void {
    const register = (id: string, run: (...given: readonly unknown[]) => unknown): void => {
      this.#store.add(vscodeCommands.registerCommand(id, run));
    };
    const choose = (grouping: HistoryGrouping) => async (): Promise<void> => {
      this.#group(grouping);
      await this.services.context.workspaceState.update(stateKeys.historyGrouping, grouping);
    };
    register(commands.groupHistoryBySecret, choose('secret'));
    register(commands.groupHistoryByAssistant, choose('assistant'));
    register(commands.readHistory, () => this.#need().readOnDemand());
    register(commands.wasThisSent, () => this.#need().wasThisSent());
    register(commands.forgetHistory, () => this.#need().forget());
    register(commands.openSession, (assistant, session) =>
      typeof assistant === 'string' && typeof session === 'string'
        ? this.#need().openSession({ assistant, session })
        : undefined,
    );
    register(commands.showRotation, target => {
      const rules =
        typeof target === 'string'
          ? [target]
          : findingsOfRow(target, this.services.store).map(({ finding }) => finding.ruleId);
      return historyTools().showRotation(rules);
    });
  }
}

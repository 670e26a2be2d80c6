import {
  commands as vscodeCommands,
  env,
  type ExtensionContext,
  l10n,
  Position,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { commands, panels } from '../../contract.ts';
import type { RowTarget } from '../../core/report/privacy.ts';
import { webviewPage } from '../platform/webviewPage.ts';
import { isFromPage, type FromPage, type ToPage } from '../../webview/protocol.ts';
import type { CheckAnswers } from '../settings/checkAnswers.ts';
import { ConfigWatchers } from '../settings/configWatchers.ts';
import type { GuardFeature } from '../guard/guardFeature.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { verifyHardening } from '../settings/driftWarning.ts';
import type { Past } from '../history/past.ts';
import type { PolicyFeature } from '../policy/organisationPolicy.ts';
import type { Log } from '../platform/log.ts';
import type { Posture } from '../settings/posture.ts';
import type { HereReaders } from './hereReaders.ts';
import { buildReport, type ReportSources } from './privacyReport.ts';
import { reportMarkdown } from './reportMarkdown.ts';
import { reportOutbound } from './reportOutbound.ts';
import type { StoredFiles } from '../settings/storedFiles.ts';

/** The commands of the buttons that only run a command. */
const commandOf = {
  'read-history': commands.readHistory,
  harden: commands.hardenWorkspaceSettings,
  'harden-machine': commands.hardenMachine,
  'fix-policy': commands.fixPolicy,
  guard: commands.guardAgents,
} as const;

export interface PanelServices {
  readonly context: ExtensionContext;
  readonly posture: Posture;
  readonly answers: CheckAnswers;
  readonly stored: StoredFiles;
  readonly readers: HereReaders;
  readonly policy: PolicyFeature;
  readonly guard: GuardFeature;
  readonly history: Past;
  readonly log: Log;
}

/** The privacy report: one panel that shows the posture. It is not a second settings editor. */
export class PrivacyPanel {
  readonly #store = new DisposableStore();
  #panel: WebviewPanel | undefined;
  #isReady = false;
  #targets: readonly RowTarget[] = [];
  /** The section to go to once the page is drawn. */
  #wanted: string | null = null;
  /** Resolves the promise of `show` when the page is drawn for the first time. */
  #onPicture: ((isDrawn: boolean) => void) | undefined;

  constructor(private readonly services: PanelServices) {
    this.#store.add(workspace.onDidGrantWorkspaceTrust(() => this.#send()));
    this.#store.add(services.history.onDidChange(() => this.#send()));
  }

  /**
   * Shows the report.
   * @param part the section to go to
   * @returns how many milliseconds it took until the report was drawn; null if it was open already, or was closed before that
   */
  show(part: string | null = null): Promise<number | null> {
    this.#wanted = part;
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      this.#go();
      return Promise.resolve(null);
    }
    const start = performance.now();
    const panel = window.createWebviewPanel(
      panels.privacyReport,
      l10n.t('AI Privacy Report'),
      ViewColumn.Active,
      this.#options(),
    );
    this.#adopt(panel);
    return new Promise(resolve => {
      this.#onPicture = isDrawn => resolve(isDrawn ? performance.now() - start : null);
    });
  }

  /** Takes over a panel that VS Code restored after a reload. */
  restore(panel: WebviewPanel): void {
    panel.webview.options = this.#options();
    this.#adopt(panel);
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#store.dispose();
  }

  #options(): { enableScripts: true; localResourceRoots: Uri[] } {
    const root = this.services.context.extensionUri;
    return {
      enableScripts: true,
      localResourceRoots: [Uri.joinPath(root, 'dist', 'webview'), Uri.joinPath(root, 'media')],
    };
  }

  #adopt(panel: WebviewPanel): void {
    const { posture, stored, readers, policy, guard, log } = this.services;
    const store = new DisposableStore();
    this.#panel = panel;
    this.#isReady = false;
    // A tab does not tint the icon in the theme's color, so there is one for light and one for dark themes.
    const icon = (name: string): Uri => Uri.joinPath(this.services.context.extensionUri, 'media', name);
    panel.iconPath = { light: icon('sightglass.svg'), dark: icon('sightglass-dark.svg') };
    panel.webview.onDidReceiveMessage((value: unknown) => {
      if (isFromPage(value))
        this.#receive(value).catch((error: unknown) => log.error('The report could not do that', error));
      else log.warnOnce('The privacy report sent a message of an unknown kind; it was dropped.');
    });
    panel.onDidDispose(() => {
      store.dispose();
      if (this.#panel !== panel) return;
      this.#onPicture?.(false);
      this.#panel = undefined;
      this.#isReady = false;
    });
    const watchers = store.add(new ConfigWatchers(() => void posture.refresh()));
    const watch = (): void =>
      watchers.watch(new Set(posture.folders.flatMap(({ readings }) => [...readings.files.keys()])));
    store.add(
      posture.onDidChange(() => {
        watch();
        this.#send();
      }),
    );
    store.add(stored.onDidChange(() => this.#send()));
    store.add(readers.onDidChange(() => this.#send()));
    store.add(policy.onDidChange(() => this.#send()));
    store.add(guard.onDidChange(() => this.#send()));
    // Not every disk can be watched, so the report is updated when it becomes visible again.
    store.add(
      panel.onDidChangeViewState(() => {
        if (panel.visible) void Promise.all([posture.refresh(), readers.refresh()]);
      }),
    );
    panel.webview.html = webviewPage(panel.webview, this.services.context.extensionUri, {
      title: l10n.t('AI Privacy Report'),
      style: 'privacy.css',
      script: 'privacy.js',
    });
    watch();
  }

  async #receive(received: FromPage): Promise<void> {
    const { posture, stored, readers } = this.services;
    switch (received.type) {
      case 'ready':
        this.#isReady = true;
        this.#send();
        return;
      case 'drawn':
        this.#onPicture?.(true);
        this.#onPicture = undefined;
        this.#go();
        // Slow work starts after the page is drawn for the first time.
        await Promise.all([posture.refresh(), stored.count(), readers.refresh()]);
        return;
      case 'open':
        await this.#open(this.#targets[received.openId]);
        return;
      case 'page':
        await this.#openPage(received.check);
        return;
      case 'answer':
        await this.#answer(received);
        return;
      case 'purge':
        await stored.purge(received.id);
        return;
      case 'host':
        await vscodeCommands.executeCommand(commands.showCapturedHost, received.host);
        return;
      case 'read-history':
      case 'harden':
      case 'harden-machine':
      case 'fix-policy':
      case 'guard':
        await vscodeCommands.executeCommand(commandOf[received.type]);
        return;
      case 'verify':
        await verifyHardening(posture);
        return;
      case 'export':
        await this.#export();
    }
  }

  async #openPage(id: string): Promise<void> {
    const page = this.#check(id)?.state.spec.page;
    if (page !== undefined) await env.openExternal(Uri.parse(page, true));
  }

  async #answer({ check, answer }: Extract<FromPage, { readonly type: 'answer' }>): Promise<void> {
    if (this.#check(check) !== undefined) await this.services.answers.answer(check, answer);
    this.#send();
  }

  #check(id: string) {
    const { answers, posture } = this.services;
    return answers.checks(posture.states).find(check => check.id === id);
  }

  async #export(): Promise<void> {
    const content = reportMarkdown(this.#sources());
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
  }

  #sources(): ReportSources {
    const { context, posture, answers, stored, readers, policy, guard, history } = this.services;
    const outbound = reportOutbound(context.workspaceState, id => posture.nameOf(id));
    return {
      posture,
      checks: answers.checks(posture.states),
      stored: stored.found,
      outbound,
      guard: guard.agents,
      readers: readers.found,
      policy: policy.judged,
      past: history.read,
    };
  }

  /** Sends the report. A page that is not ready receives nothing; it sends `ready` when it is shown again. */
  #send(): void {
    if (this.#panel === undefined || !this.#isReady) return;
    const { report, targets } = buildReport(this.#sources());
    this.#targets = targets;
    const sent: ToPage = { type: 'report', report };
    void this.#panel.webview.postMessage(sent);
  }

  #go(): void {
    if (this.#panel === undefined || !this.#isReady || this.#wanted === null) return;
    const sent: ToPage = { type: 'go', section: this.#wanted };
    this.#wanted = null;
    void this.#panel.webview.postMessage(sent);
  }

  async #open(target: RowTarget | undefined): Promise<void> {
    if (target === undefined) return;
    if (target.kind === 'fix') {
      await this.services.readers.fix(target.folder, target.wanted);
      return;
    }
    if (target.kind === 'setting') {
      await vscodeCommands.executeCommand(
        target.scope === 'workspace' ? 'workbench.action.openWorkspaceSettings' : 'workbench.action.openSettings',
        {
          query: target.key,
        },
      );
      return;
    }
    const start = new Position(Math.max(0, (target.line ?? 1) - 1), 0);
    await window.showTextDocument(Uri.file(target.file), { selection: new Range(start, start) });
  }
}

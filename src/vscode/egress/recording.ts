import path from 'node:path';
import {
  commands as vscodeCommands,
  ConfigurationTarget,
  type Disposable,
  type ExtensionContext,
  l10n,
  MarkdownString,
  type QuickPickItem,
  StatusBarAlignment,
  type StatusBarItem,
  type Terminal,
  ThemeIcon,
  Uri,
  window,
  workspace,
  type WorkspaceConfiguration,
} from 'vscode';
import { commands, contextKeys, stateKeys } from '../../contract.ts';
import { buildPolicy } from '../../core/egress/policy/model.ts';
import { type RecorderState, runningRecorder } from '../../node/egress/recorder/state.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import { delays } from '../platform/delays.ts';
import { toolsFound, usuallyStopped } from './egressPolicy.ts';
import { escapeMarkdown } from '../platform/markdown.ts';
import type { Log } from '../platform/log.ts';
import { type ProxyPorts, ProxySetting } from './proxySetting.ts';
import { showRestricted } from '../platform/restricted.ts';

/** A running recording. */
interface Active {
  readonly state: RecorderState;
  readonly terminal: Terminal;
  readonly item: StatusBarItem;
  readonly watch: ReturnType<typeof setInterval>;
}

/**
 * Implements *Record Outbound AI Hosts*: runs the recorder in a terminal, so this process opens no connection and starts no
 * program, and sends the editor's requests there until the recording ends, for whatever reason.
 */
export class Recording implements Disposable {
  readonly #setting: ProxySetting;
  readonly #home: string;
  #active: Active | null = null;
  #starting: Promise<void> | null = null;

  constructor(
    private readonly context: ExtensionContext,
    private readonly assistants: AssistantsInUse,
    private readonly log: Log,
  ) {
    this.#setting = new ProxySetting(portsOf(context));
    this.#home = context.globalStorageUri.fsPath;
  }

  async start(): Promise<void> {
    if (!workspace.isTrusted) return showRestricted();
    if (this.#active !== null || this.#starting !== null) return this.#showRunning();
    await this.recover();
    if (this.#setting.takenBy !== null)
      return void window.showWarningMessage(l10n.t('Another window of this editor is recording already.'));
    if (workspace.getConfiguration('http').get('proxySupport') === 'off')
      return void window.showWarningMessage(
        l10n.t('http.proxySupport is off, so extensions would bypass the recorder. Turn it on first.'),
      );
    const choice = await choose();
    if (choice === null) return;
    this.#starting = this.#run(choice === 'refusing' ? telemetryHosts(this.assistants) : []);
    try {
      await this.#starting;
    } finally {
      this.#starting = null;
    }
  }

  /** Restores the proxy before the recorder is ended, so no request goes to a closed port. */
  async stop(): Promise<void> {
    await this.#started();
    const active = this.#active;
    if (active === null) return void window.showInformationMessage(l10n.t('No recording is running in this window.'));
    if (!(await this.#finish(active))) return;
    const show = l10n.t('Show What Went Out');
    const open = l10n.t('Open Log');
    const text = l10n.t('The recording has ended; http.proxy is as it was before.');
    const answer = await window.showInformationMessage(text, show, open);
    if (answer === show) await vscodeCommands.executeCommand(commands.importCapture, Uri.file(active.state.log));
    if (answer !== open) return;
    await window.showTextDocument(await workspace.openTextDocument(Uri.file(active.state.log)));
  }

  /** Restores the proxy setting if an editor ended in the middle of a recording and left it behind. */
  async recover(): Promise<void> {
    const port = this.#setting.takenBy;
    if (port === null || (await runningRecorder(this.#home))?.port === port) return;
    const outcome = await this.#setting.giveBack();
    this.log.info(`The proxy of a recording that was cut off: ${outcome}.`);
    if (outcome !== 'given-back') return;
    void window.showInformationMessage(
      l10n.t('A recording of outbound hosts was interrupted. Sightglass has set http.proxy back to what it was.'),
    );
  }

  /** Ends the recording like `stop`, but without messages: the editor is closing. */
  async end(): Promise<void> {
    await this.#started();
    if (this.#active !== null) await this.#finish(this.#active);
  }

  dispose(): void {
    void this.end();
  }

  async #run(refused: readonly string[]): Promise<void> {
    await this.#untilEnded();
    const terminal = this.#openTerminal(refused);
    const state = await this.#untilRunning(terminal);
    if (state === null) {
      terminal.show();
      return void window.showErrorMessage(l10n.t('The recorder did not start. Its terminal says why.'));
    }
    try {
      await this.#setting.take(state);
    } catch (error) {
      this.log.error('http.proxy could not be set', error);
      await this.#giveBack();
      terminal.dispose();
      return void window.showErrorMessage(l10n.t('http.proxy could not be set, so nothing is recorded.'));
    }
    const item = statusItem(state);
    const watch = setInterval(() => void this.#endIfGone(), delays.recorderWatch);
    this.#active = { state, terminal, item, watch };
    await vscodeCommands.executeCommand('setContext', contextKeys.recording, true);
    this.log.info(`Recording outbound hosts to ${state.log}.`);
  }

  #openTerminal(refused: readonly string[]): Terminal {
    const exceptions = workspace.getConfiguration('http').get<readonly string[]>('noProxy') ?? [];
    const before = this.#setting.configured;
    return window.createTerminal({
      name: l10n.t('Sightglass Recorder'),
      iconPath: new ThemeIcon('record'),
      shellPath: process.execPath,
      shellArgs: [path.join(this.context.extensionPath, 'dist', 'recorderProgram.js'), this.#home, ...refused],
      // The terminal is not restored by a reload: the proxy setting is restored when the window closes.
      isTransient: true,
      env: {
        ELECTRON_RUN_AS_NODE: '1',
        ...(before === '' ? {} : { https_proxy: before, no_proxy: exceptions.join(',') }),
      },
    });
  }

  /** Waits for the recorder of the recording before, which may take a moment to end: only one can run at a time. */
  async #untilEnded(): Promise<void> {
    const end = Date.now() + delays.recorderStart;
    while (Date.now() < end && (await runningRecorder(this.#home)) !== null) await pause(delays.recorderPoll);
  }

  async #untilRunning(terminal: Terminal): Promise<RecorderState | null> {
    const end = Date.now() + delays.recorderStart;
    while (Date.now() < end && terminal.exitStatus === undefined) {
      const state = await runningRecorder(this.#home);
      if (state !== null) return state;
      await pause(delays.recorderPoll);
    }
    return null;
  }

  /** Ends the recording if the recorder is gone (Ctrl+C in its terminal, or a crash); the proxy would no longer answer. */
  async #endIfGone(): Promise<void> {
    const active = this.#active;
    if (active === null || (await runningRecorder(this.#home))?.port === active.state.port) return;
    if (this.#active !== active) return;
    if (!(await this.#finish(active))) return;
    void window.showInformationMessage(l10n.t('The recorder has ended; http.proxy is as it was before.'));
  }

  /** Waits for a recording that is being started, which would otherwise go on after it was stopped. */
  async #started(): Promise<void> {
    await this.#starting?.catch(() => undefined);
  }

  /** Ends a recording; returns false if the proxy could not be restored, which the person is then told. */
  async #finish({ terminal, item, watch }: Active): Promise<boolean> {
    this.#active = null;
    clearInterval(watch);
    item.dispose();
    const isRestored = await this.#giveBack();
    terminal.dispose();
    await vscodeCommands.executeCommand('setContext', contextKeys.recording, false);
    return isRestored;
  }

  async #giveBack(): Promise<boolean> {
    try {
      const outcome = await this.#setting.giveBack();
      if (outcome === 'changed-since') this.log.warn('http.proxy was changed during the recording and is left alone.');
      return true;
    } catch (error) {
      this.log.error('http.proxy could not be restored', error);
      void window.showErrorMessage(
        l10n.t('http.proxy could not be set back. Remove the proxy at 127.0.0.1 from your user settings.'),
      );
      return false;
    }
  }

  async #showRunning(): Promise<void> {
    const stop = l10n.t('Stop Recording');
    const answer = await window.showInformationMessage(l10n.t('A recording is running in this window.'), stop);
    if (answer === stop) await this.stop();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

function portsOf({ globalState }: ExtensionContext): ProxyPorts {
  const http = (): WorkspaceConfiguration => workspace.getConfiguration('http');
  return {
    current: () => http().inspect<string>('proxy')?.globalValue,
    write: async value => http().update('proxy', value, ConfigurationTarget.Global),
    remembered: () => globalState.get(stateKeys.proxyBefore),
    remember: async value => globalState.update(stateKeys.proxyBefore, value),
    pause: () => pause(delays.settingArrives),
  };
}

interface ChoicePick extends QuickPickItem {
  readonly choice: 'recording' | 'refusing' | null;
}

/** Asks before anything happens; the recorder's terminal then lists what it cannot see. Null: do not record. */
async function choose(): Promise<ChoicePick['choice']> {
  const picks: readonly ChoicePick[] = [
    {
      label: `$(record) ${l10n.t('Start Recording')}`,
      detail: l10n.t(
        'Starts a local proxy in a terminal and points http.proxy at it until you stop or close the editor. That is a user setting: Settings Sync, where it is on, uploads it.',
      ),
      choice: 'recording',
    },
    {
      label: `$(circle-slash) ${l10n.t('Start Recording and Refuse Telemetry')}`,
      detail: l10n.t(
        'The same, and connections to hosts that only receive telemetry, error reports or experiments fail.',
      ),
      choice: 'refusing',
    },
    { label: l10n.t('Cancel'), detail: l10n.t('Nothing is changed.'), choice: null },
  ];
  const title = l10n.t('Record the hosts that extensions of this editor talk to?');
  const placeHolder = l10n.t('Hosts, bytes and times go to a log on this disk, and nowhere else');
  return (await window.showQuickPick(picks, { title, placeHolder, ignoreFocusOut: true }))?.choice ?? null;
}

/** Returns the hosts that the tools found here can do without, in the form that the recorder's program accepts. */
function telemetryHosts(assistants: AssistantsInUse): readonly string[] {
  const tools = [...toolsFound(assistants)];
  const { block } = buildPolicy({ tools, allowedHosts: [], blockedClasses: usuallyStopped });
  return block.map(({ host, match }) => (match === 'suffix' ? `*.${host}` : host));
}

function statusItem(state: RecorderState): StatusBarItem {
  const item = window.createStatusBarItem('sightglass.recorder', StatusBarAlignment.Right, 91);
  item.name = l10n.t('Sightglass: recording');
  item.text = `$(record) ${l10n.t('Recording hosts')}`;
  item.tooltip = new MarkdownString(
    `${escapeMarkdown(l10n.t('Hosts that extensions talk to are recorded. Click to stop.'))}\n\n${escapeMarkdown(state.log)}`,
  );
  item.command = commands.stopRecording;
  item.accessibilityInformation = {
    label: l10n.t('Sightglass is recording outbound hosts. Activate to stop.'),
    role: 'button',
  };
  item.show();
  return item;
}

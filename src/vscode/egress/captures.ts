import { homedir } from 'node:os';
import path from 'node:path';
import {
  commands as vscodeCommands,
  type ExtensionContext,
  l10n,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import { contextKeys, settings, stateKeys, views } from '../../contract.ts';
import type { NamedFolder } from '../../core/egress/attribution/folders.ts';
import type { EgressReport } from '../../core/egress/summary/types.ts';
import { analyseInThread, type CaptureTask } from '../../node/egress/captureTask.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import { CaptureTree } from './captureTree.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { percent } from '../platform/text.ts';
import { openEvidence } from './evidence.ts';
import type { Log } from '../platform/log.ts';
import { namedFolders } from '../platform/workspace/namedFolders.ts';
import type { Previews } from '../writing/previews.ts';
import { outboundOf } from '../report/recentOutbound.ts';

export interface CaptureServices {
  readonly context: ExtensionContext;
  readonly assistants: AssistantsInUse;
  readonly configuration: Configuration;
  readonly previews: Previews;
  readonly log: Log;
}

/** Implements *Import Traffic Capture…*: reads captures in a worker thread and compares what was sent with what was predicted. */
export class Captures {
  readonly #store = new DisposableStore();
  readonly #tree = new CaptureTree();

  readonly #view = this.#store.add(
    window.createTreeView(views.traffic, { treeDataProvider: this.#tree, showCollapseAll: true }),
  );

  constructor(private readonly services: CaptureServices) {}

  /**
   * Shows a host in the view.
   * @returns whether it is there
   */
  async showHost(host: string): Promise<boolean> {
    const row = this.#tree.hostRow(host);
    if (row === null) return false;
    await this.#view.reveal(row, { select: true, focus: true, expand: true });
    return true;
  }

  /** Opens the evidence of a row in its capture; `index` is the number that the tree gave the row. */
  async showEvidence(index: number): Promise<void> {
    const evidence = this.#tree.evidenceAt(index);
    if (evidence !== undefined) await openEvidence(evidence, this.services);
  }

  /**
   * Imports captures and shows them.
   * @param given the captures to read; the user is asked if it is missing
   */
  async import(given?: readonly Uri[]): Promise<void> {
    const chosen = given ?? (await askForCaptures());
    if (chosen === undefined || chosen.length === 0) return;
    const files = chosen.filter(uri => uri.scheme === 'file');
    if (files.length < chosen.length) {
      void window.showWarningMessage(l10n.t('Only captures on this machine’s disk can be read.'));
    }
    if (files.length === 0) return;
    // Rows must open files of the folders that were compared, even if the folders of the window change.
    const folders = namedFolders();
    const report = await this.#read(files, folders);
    if (report === null) return;
    this.#tree.show(report, files, folders);
    await Promise.all([
      vscodeCommands.executeCommand('setContext', contextKeys.hasTraffic, true),
      this.services.context.workspaceState.update(stateKeys.recentOutbound, outboundOf(report)),
    ]);
    await vscodeCommands.executeCommand(`${views.traffic}.focus`);
  }

  /** Implements *Clear Captured Traffic*: forgets what was imported, in the view and in the privacy report. */
  async clear(): Promise<void> {
    this.#tree.clear();
    await Promise.all([
      vscodeCommands.executeCommand('setContext', contextKeys.hasTraffic, false),
      this.services.context.workspaceState.update(stateKeys.recentOutbound, undefined),
    ]);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #read(files: readonly Uri[], folders: readonly NamedFolder[]): Promise<EgressReport | null> {
    const { context, log } = this.services;
    const script = path.join(context.extensionPath, 'dist', 'captureWorker.js');
    const title = l10n.t('Reading captured traffic');
    try {
      return await window.withProgress(
        { location: ProgressLocation.Notification, title, cancellable: true },
        (progress, token) => {
          const controller = new AbortController();
          token.onCancellationRequested(() => controller.abort());
          let shown = 0;
          const onProgress = ({
            capture,
            bytes,
            total,
          }: {
            capture: number;
            bytes: number;
            total: number | null;
          }): void => {
            const done =
              total === null || total === 0 ? 0 : Math.floor((100 * (capture + bytes / total)) / files.length);
            if (done > shown) progress.report({ increment: done - shown, message: percent(done / 100) });
            shown = Math.max(shown, done);
          };
          return analyseInThread(script, this.#task(files, folders), onProgress, controller.signal);
        },
      );
    } catch (error) {
      log.error('The capture could not be read', error);
      void window.showErrorMessage(l10n.t('The capture could not be read. The log says why.'));
      return null;
    }
  }

  #task(files: readonly Uri[], folders: readonly NamedFolder[]): CaptureTask {
    const { assistants, configuration } = this.services;
    const exclusion = configuration.get(settings.contentExclusion);
    return {
      captures: files.map(({ fsPath }) => ({ name: path.basename(fsPath), file: fsPath })),
      // The setting is ignored in an untrusted workspace.
      folders: folders.map(folder => ({
        ...folder,
        exclusionRules: workspace.isTrusted ? configuration.get(settings.exclusionRules, Uri.file(folder.root)) : '',
      })),
      person: { home: homedir(), env: { ...process.env } },
      assistants: assistants.current.map(each => each.id),
      contentExclusion: exclusion === 'unknown' ? null : exclusion === 'on',
    };
  }
}

async function askForCaptures(): Promise<readonly Uri[] | undefined> {
  return window.showOpenDialog({
    title: l10n.t('Import Traffic Capture'),
    openLabel: l10n.t('Import'),
    canSelectMany: true,
    // Logs can have any name; the format is recognized by the content.
    filters: {
      [l10n.t('All files')]: ['*'],
      [l10n.t('Captures')]: [
        'har',
        'mitm',
        'flow',
        'pcap',
        'pcapng',
        'json',
        'ndjson',
        'log',
        'txt',
        'csv',
        'tsv',
        'db',
        'gz',
      ],
    },
  });
}

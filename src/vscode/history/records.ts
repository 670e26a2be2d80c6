import { homedir } from 'node:os';
import path from 'node:path';
import {
  commands as vscodeCommands,
  type ExtensionContext,
  l10n,
  ProgressLocation,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import { views } from '../../contract.ts';
import type { HistoryGrouping, SessionKey } from '../../core/history/historyTree.ts';
import type { HistoryReport } from '../../core/history/report.ts';
import type { SentSummary } from '../../core/history/sentSummary.ts';
import type { Message } from '../../core/message.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { type HistoryTask, readInThread } from '../../node/history/historyTask.ts';
import { historyWorker } from '../../node/history/recordsVersion.ts';
import { movedFolders } from '../../node/settings/movedFolders.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Log } from '../platform/log.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import type { Store } from '../state/store.ts';
import type { TeamFiles } from '../state/team/teamFiles.ts';
import type { Previews } from '../writing/previews.ts';
import { mayRead } from './consent.ts';
import { forgetIndex } from './forget.ts';
import type { ReadPast } from './past.ts';
import { SentFacts } from './sentFacts.ts';
import { SentTree } from './sentTree.ts';
import { SessionDocuments } from './sessionDocuments.ts';
import { wasThisSent } from './wasThisSent.ts';

export interface HistoryServices {
  readonly context: ExtensionContext;
  readonly configuration: Configuration;
  readonly store: Store;
  readonly teams: TeamFiles;
  readonly previews: Previews;
  readonly log: Log;
}

interface Shown {
  readonly grouping: () => HistoryGrouping;
  readonly onDidChange: () => void;
}

const nothing: HistoryReport = { sessions: [], secrets: [], files: [], unread: [] };

/** Reads the records of AI tools in a worker thread, and keeps the results for every view that shows them. */
export class Records {
  readonly #store = new DisposableStore();
  readonly #sessions: SessionDocuments;
  #report = nothing;
  #edges: readonly Message[] = [];
  #facts = new SentFacts(nothing, new Map(), new Uint8Array());
  #left = 0;
  #leftFiles = 0;
  #reading: Promise<void> | undefined;
  /** Incremented when the results are cleared: a reading that began before is discarded. */
  #generation = 0;
  readonly tree: SentTree;
  isRead = false;

  constructor(
    private readonly services: HistoryServices,
    private readonly shown: Shown,
  ) {
    this.#sessions = this.#store.add(new SessionDocuments(services.previews));
    this.tree = new SentTree(() => ({
      report: this.#report,
      edges: this.#edges,
      grouping: shown.grouping(),
      isRead: this.isRead,
      left: this.#left,
      leftFiles: this.#leftFiles,
    }));
  }

  /** The part that the privacy report shows. */
  get past(): ReadPast {
    const { summary, limits } = this.tree;
    return { report: this.#report, sentences: this.#facts.sentences, summary, limits };
  }

  sentenceOf(uri: string, finding: Finding): string | null {
    return this.#facts.sentenceOf(finding, Uri.parse(uri, true).fsPath, () => textAt(uri, finding));
  }

  givenTo(uri: Uri): string | null {
    return this.#facts.givenTo(uri.fsPath, Date.now());
  }

  /** Runs *Show What Was Already Sent*: asks for consent if necessary, reads again, and focuses the view. */
  async readOnDemand(): Promise<void> {
    if (!(await mayRead(this.services.configuration))) return;
    await vscodeCommands.executeCommand(`${views.sent}.focus`);
    await this.read();
  }

  /** Reads the current records. If a reading is under way, waits for that one. */
  read(): Promise<void> {
    return (this.#reading ??= this.#readNow().finally(() => (this.#reading = undefined)));
  }

  /** Forgets the results of this window. */
  clear(): void {
    this.#generation++;
    this.#take(nothing, new Map(), new Uint8Array());
    this.isRead = false;
    this.shown.onDidChange();
  }

  /** Runs *Forget History Index…*. */
  async forget(): Promise<void> {
    if (await forgetIndex(homedir(), this.services.log)) this.clear();
  }

  /** Runs *Was This Sent?*. */
  async wasThisSent(): Promise<void> {
    if (!(await mayRead(this.services.configuration))) return;
    const { log } = this.services;
    await wasThisSent({
      find: (lines, onProgress, signal) => this.#run({ kind: 'find', lines }, onProgress, signal),
      openSession: key => this.openSession(key),
      log,
    });
  }

  async openSession(key: SessionKey): Promise<void> {
    if (!(await mayRead(this.services.configuration))) return;
    const title = l10n.t('Reading the session');
    try {
      const answer = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
        this.#run({ kind: 'session', ...key }, () => {}, new AbortController().signal),
      );
      if (answer?.kind !== 'session') return;
      const session = this.#report.sessions.find(each => each.id === key.session && each.assistant === key.assistant);
      await this.#sessions.show(key, session ?? null, answer);
    } catch (error) {
      this.services.log.error('The session could not be read', error);
      void window.showErrorMessage(l10n.t('The session could not be read. The log says why.'));
    }
  }

  dispose(): void {
    this.#generation++;
    this.#store.dispose();
  }

  async #readNow(): Promise<void> {
    const title = l10n.t('Reading the records of AI tools');
    const generation = this.#generation;
    try {
      await window.withProgress({ location: { viewId: views.sent } }, () =>
        window.withProgress(
          { location: ProgressLocation.Window, title, cancellable: true },
          async (progress, token) => {
            const controller = new AbortController();
            token.onCancellationRequested(() => controller.abort());
            const report: Parts = { sessions: [], secrets: [], files: [], given: new Map() };
            const onProgress = (files: number, of: number): void =>
              progress.report({ message: l10n.t('{0} of {1} files', files, of) });
            const answer = await this.#run({ kind: 'report' }, onProgress, controller.signal, report);
            if (answer?.kind !== 'report' || generation !== this.#generation) return;
            this.#take({ ...report, unread: answer.unread }, report.given, answer.key);
            this.#edges = answer.edges;
            this.#left = answer.left;
            this.#leftFiles = answer.leftFiles;
            this.isRead = true;
          },
        ),
      );
    } catch (error) {
      this.services.log.error('The records of AI tools could not be read', error);
      void window.showErrorMessage(l10n.t('The records of AI tools could not be read. The log says why.'));
    }
    this.shown.onDidChange();
  }

  #take(report: HistoryReport, given: Parts['given'], key: Uint8Array): void {
    this.#report = report;
    this.#edges = [];
    this.#facts = new SentFacts(report, given, key);
    this.#left = 0;
    this.#leftFiles = 0;
  }

  #run(
    work: HistoryTask['work'],
    onProgress: (files: number, of: number) => void,
    signal: AbortSignal,
    parts?: Parts,
  ): ReturnType<typeof readInThread> {
    const { context, teams } = this.services;
    const folders = diskFolders().map(({ uri }) => ({ root: uri.fsPath, team: teams.folderSource(uri) }));
    const cacheFolder = path.join(context.globalStorageUri.fsPath, 'cache');
    const task = { home: homedir(), moved: movedFolders(process.env), folders, cacheFolder, work };
    const script = path.join(context.extensionPath, 'dist', historyWorker);
    return readInThread(
      script,
      task,
      answer => {
        if (answer.kind === 'progress') onProgress(answer.files, answer.of);
        else {
          parts?.sessions.push(...answer.sessions);
          parts?.secrets.push(...answer.secrets);
          parts?.files.push(...answer.files);
          for (const [file, summaries] of answer.given) parts?.given.set(file, summaries);
        }
      },
      signal,
    );
  }
}

/** A report that is filled as its parts arrive. */
type Parts = { readonly [K in 'sessions' | 'secrets' | 'files']: HistoryReport[K][number][] } & {
  readonly given: Map<string, readonly SentSummary[]>;
};

/** Returns the text of a finding in an open document; null if the document is closed. */
function textAt(uri: string, { startLine, startColumn, endLine, endColumn }: Finding): string | null {
  const document = workspace.textDocuments.find(each => each.uri.toString() === uri);
  return document?.getText(new Range(startLine - 1, startColumn - 1, endLine - 1, endColumn - 1)) ?? null;
}

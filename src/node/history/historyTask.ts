import { Worker } from 'node:worker_threads';
import type { FoundLine } from '../../core/history/historyJson.ts';
import type { Carried, HistorySecret, HistorySession, Unread } from '../../core/history/report.ts';
import type { SentSummary } from '../../core/history/sentSummary.ts';
import type { TranscriptBlock } from '../../core/history/tally/transcript.ts';
import type { Message } from '../../core/message.ts';
import type { TeamSource } from '../scanning/team/teamTexts.ts';

/** The task of a thread that reads records. Plain data. */
export interface HistoryTask {
  readonly home: string;
  /** See `movedFolders`. */
  readonly moved: Readonly<Record<string, string>>;
  /** The open folders, with the rules of their teams. */
  readonly folders: readonly { readonly root: string; readonly team: TeamSource | null }[];
  /** Where the findings of those folders are kept between runs. */
  readonly cacheFolder: string;
  readonly work:
    | { readonly kind: 'report' }
    | { readonly kind: 'find'; readonly lines: readonly string[] }
    | { readonly kind: 'session'; readonly assistant: string; readonly session: string };
}

/** The texts of one session in one file. */
export interface SessionPart {
  readonly file: string;
  readonly store: string;
  readonly blocks: readonly TranscriptBlock[];
  /** See {@link Transcript.requestsBefore}. */
  readonly requestsBefore: readonly number[];
  readonly isCut: boolean;
}

/** A report is sent in parts, so that no part blocks the receiver's thread for long. */
export interface ReportPart {
  readonly sessions: readonly HistorySession[];
  readonly secrets: readonly HistorySecret[];
  readonly files: readonly Carried[];
  /** What happened to files, by path as the editor writes it. */
  readonly given: readonly (readonly [path: string, summaries: readonly SentSummary[]])[];
}

export const noParts: ReportPart = { sessions: [], secrets: [], files: [], given: [] };

export type HistoryAnswer =
  | { readonly kind: 'progress'; readonly files: number; readonly of: number }
  | ({ readonly kind: 'part' } & ReportPart)
  | {
      readonly kind: 'report';
      readonly unread: readonly Unread[];
      /** What the records cannot show. */
      readonly edges: readonly Message[];
      /** How many records were not read because reading was stopped, and how many sent files are not listed because there are too many. */
      readonly left: number;
      readonly leftFiles: number;
      /** Private: identifies a secret by its text. */
      readonly key: Uint8Array;
    }
  | {
      readonly kind: 'found';
      readonly found: readonly FoundLine[];
      readonly unread: readonly Unread[];
      readonly edges: readonly Message[];
    }
  | { readonly kind: 'session'; readonly parts: readonly SessionPart[]; readonly edges: readonly Message[] };

type Last = Exclude<HistoryAnswer, { readonly kind: 'progress' | 'part' }>;

/** The data of the thread: its task, and a number that becomes nonzero when it has to stop. */
export interface HistoryThreadData {
  readonly task: HistoryTask;
  readonly stop: Int32Array;
}

/**
 * Reads records in a separate thread. When the signal fires, a report ends after the file that is being read and returns what it
 * has so far; other work ends at once and resolves with null. Rejects if the thread dies.
 * @param script the bundled `historyWorker.js`, absolute
 */
export function readInThread(
  script: string,
  task: HistoryTask,
  onAnswer: (answer: Exclude<HistoryAnswer, Last>) => void,
  signal: AbortSignal,
): Promise<Last | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      resolve(null);
      return;
    }
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const workerData: HistoryThreadData = { task, stop };
    const worker = new Worker(script, { workerData });
    const onAbort = (): void => {
      if (task.work.kind === 'report') Atomics.store(stop, 0, 1);
      else {
        resolve(null);
        void worker.terminate();
      }
    };
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (answer: HistoryAnswer) => {
      if (answer.kind === 'progress' || answer.kind === 'part') onAnswer(answer);
      else {
        resolve(answer);
        void worker.terminate();
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', onAbort);
      reject(new Error('The thread ended without an answer.'));
    });
  });
}

import { Worker } from 'node:worker_threads';
import type { NamedFolder } from '../../core/egress/attribution/folders.ts';
import type { EgressReport } from '../../core/egress/summary/types.ts';
import type { Person } from '../workspace.ts';

/** A folder, and its file with the rules of Copilot's content exclusion; empty: none. */
export interface TaskFolder extends NamedFolder {
  readonly exclusionRules: string;
}

/** The thread's task. Plain data. */
export interface CaptureTask {
  readonly captures: readonly { readonly name: string; readonly file: string }[];
  /** Empty: the report contains only what the captures show on their own. */
  readonly folders: readonly TaskFolder[];
  readonly person: Person;
  readonly assistants: readonly string[];
  readonly contentExclusion: boolean | null;
}

export type CaptureAnswer =
  | { readonly kind: 'progress'; readonly capture: number; readonly bytes: number; readonly total: number | null }
  | { readonly kind: 'report'; readonly report: EgressReport };

/**
 * Reads captures in a separate thread. Resolves with null when the signal fires, which terminates the thread; rejects if the
 * thread dies.
 * @param script the bundled `captureWorker.js`, absolute
 */
export function analyseInThread(
  script: string,
  task: CaptureTask,
  onProgress: (answer: Extract<CaptureAnswer, { kind: 'progress' }>) => void,
  signal: AbortSignal,
): Promise<EgressReport | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      resolve(null);
      return;
    }
    const worker = new Worker(script, { workerData: task });
    const stop = (): void => {
      resolve(null);
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (answer: CaptureAnswer) => {
      if (answer.kind === 'progress') onProgress(answer);
      else {
        resolve(answer.report);
        void worker.terminate();
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('The thread ended without an answer.'));
    });
  });
}

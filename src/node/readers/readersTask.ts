import { Worker } from 'node:worker_threads';
import type { WantedFix } from '../../core/readers/fixes/types.ts';
import type { ReadersReport } from '../../core/readers/types.ts';
import type { Plan } from '../../core/settings/types.ts';
import type { FolderTask } from './folderReaders.ts';

/** A question to the thread: the list, or, with `wanted`, the plan to fix some of its rows. Plain values. */
export interface ReadersQuestion {
  readonly task: FolderTask;
  readonly wanted: readonly WantedFix[] | null;
}

/**
 * Looks for readers in a separate thread: parsing configurations, walking the folder and scanning would block the editor's thread
 * for too long. Rejects if the thread dies.
 * @param script the bundled `readersWorker.js`, absolute
 */
export function readersInThread(script: string, task: FolderTask): Promise<ReadersReport> {
  return inThread<ReadersReport>(script, { task, wanted: null });
}

/** Plans fixes for rows of the list, in the same way. Writes nothing. */
export function fixesInThread(script: string, task: FolderTask, wanted: readonly WantedFix[]): Promise<Plan> {
  return inThread<Plan>(script, { task, wanted });
}

function inThread<T>(script: string, workerData: ReadersQuestion): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData });
    worker.once('message', (answer: T) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread ended without an answer.')));
  });
}

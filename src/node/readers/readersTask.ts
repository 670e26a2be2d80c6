import { Worker } from 'node:worker_threads';
import type { ReadersReport } from '../../core/readers/types.ts';
import type { FolderTask } from './folderReaders.ts';

/**
 * Looks for readers in a thread of its own: parsing configurations, walking the folder and scanning takes longer than the editor's
 * thread may be held. Rejects when the thread dies.
 * @param script the bundled `readersWorker.js`, absolute
 */
export function readersInThread(script: string, workerData: FolderTask): Promise<ReadersReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData });
    worker.once('message', (report: ReadersReport) => {
      resolve(report);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread ended without an answer.')));
  });
}

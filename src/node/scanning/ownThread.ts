import { TaskScanner } from './taskScanner.ts';
import type { ScanThreads } from './workerPool.ts';
import type { ScannedFiles, ScanTask } from './workerProtocol.ts';

/** Scans in the calling thread, which is blocked meanwhile: for a command line that may use one thread only. */
export class OwnThread implements ScanThreads {
  readonly #scanner = new TaskScanner();

  /** @param script the script of the worker threads that would do the same work */
  constructor(readonly script: string) {}

  /** Rejects with an `AbortError` if the signal has fired; a task that has begun is finished, since it has few files. */
  async run(task: ScanTask, signal?: AbortSignal): Promise<ScannedFiles> {
    // Let other work that is waiting on this thread run first.
    await Promise.resolve();
    signal?.throwIfAborted();
    return this.#scanner.scan(task);
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

import { TaskScanner } from './taskScanner.ts';
import type { ScanThreads } from './workerPool.ts';
import type { ScannedFiles, ScanTask } from './workerProtocol.ts';

/** Scans in the thread that asks, which can do nothing else meanwhile: for a command line that may use one thread only. */
export class OwnThread implements ScanThreads {
  readonly #scanner = new TaskScanner();

  /** @param script that of the threads which would do the same work */
  constructor(readonly script: string) {}

  /** Rejects with an `AbortError` when the signal has fired; the few files of a task that has begun are scanned to the end. */
  async run(task: ScanTask, signal?: AbortSignal): Promise<ScannedFiles> {
    // Other work that waits on this thread comes first.
    await Promise.resolve();
    signal?.throwIfAborted();
    return this.#scanner.scan(task);
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

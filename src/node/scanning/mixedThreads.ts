import { OwnThread } from './ownThread.ts';
import { type ScanThreads, WorkerPool } from './workerPool.ts';
import type { ScannedFiles, ScanTask } from './workerProtocol.ts';

interface Job {
  readonly task: ScanTask;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (result: ScannedFiles) => void;
  readonly reject: (error: Error) => void;
}

/** Workers are started when more tasks than this are waiting: starting a thread costs as much as a few hundred small files. */
const fewTasks = 5;

/** Tasks queued at each worker: while this thread scans, it cannot hand out the next task, and the worker would sit idle. */
const ahead = 3;

/**
 * Scans in this thread and in workers next to it. This thread begins at once, while the workers start and compile their code; a
 * small folder needs no workers. For a command line, whose thread has nothing else to do.
 */
export class MixedThreads implements ScanThreads {
  readonly #own: OwnThread;
  readonly #workers: WorkerPool;
  readonly #queue: Job[] = [];
  #isOwnBusy = false;
  #givenAway = 0;
  #hasWorkers = false;

  /**
   * @param script the bundled `worker.js`, absolute
   * @param size maximum number of threads, including this one; 2 or more
   */
  constructor(
    readonly script: string,
    private readonly size: number,
  ) {
    this.#own = new OwnThread(script);
    this.#workers = new WorkerPool(script, size - 1, { ahead });
  }

  /** Rejects with an `AbortError` if the signal fires before the task begins. */
  run(task: ScanTask, signal?: AbortSignal): Promise<ScannedFiles> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, signal, resolve, reject });
      this.#next();
    });
  }

  dispose(): Promise<void> {
    return this.#workers.dispose();
  }

  #next(): void {
    this.#hasWorkers ||= this.#queue.length > fewTasks;
    while (this.#hasWorkers && this.#givenAway < ahead * (this.size - 1)) {
      const job = this.#queue.shift();
      if (job === undefined) break;
      this.#givenAway++;
      void this.#settle(job, this.#workers.run(job.task, job.signal)).finally(() => {
        this.#givenAway--;
        this.#next();
      });
    }
    if (this.#isOwnBusy || this.#queue.length === 0) return;
    this.#isOwnBusy = true;
    // Handle answers of the workers and results of the walk first.
    setImmediate(() => {
      const job = this.#queue.shift();
      const done = job === undefined ? Promise.resolve() : this.#settle(job, this.#own.run(job.task, job.signal));
      void done.finally(() => {
        this.#isOwnBusy = false;
        this.#next();
      });
    });
  }

  async #settle({ resolve, reject }: Job, result: Promise<ScannedFiles>): Promise<void> {
    try {
      resolve(await result);
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

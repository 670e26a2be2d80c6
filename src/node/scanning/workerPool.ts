import { Worker } from 'node:worker_threads';
import type { ScannedFiles, ScanTask } from './workerProtocol.ts';

/** Scans files, one task after the other or several at once. */
export interface ScanThreads {
  /** The script that scans, absolute: findings of earlier runs are valid as long as the script is the same. */
  readonly script: string;
  /** Rejects with an `AbortError` if the signal fires before the task begins. */
  run(task: ScanTask, signal?: AbortSignal): Promise<ScannedFiles>;
  dispose(): Promise<void>;
}

interface Job {
  readonly task: ScanTask;
  readonly resolve: (result: ScannedFiles) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** Its tasks in order; the first is in progress. */
  readonly jobs: Job[];
}

/** A thread that died, with the cause. */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';
}

/** Options of a {@link WorkerPool}. */
export interface WorkerPoolOptions {
  /** Tasks given to a thread at once, 1 or more; absent: 1. More keep it busy if the calling thread is too busy to hand out more. */
  readonly ahead?: number;
  /** Milliseconds without work after which the threads end; absent: 30,000. */
  readonly idle?: number;
}

/**
 * Worker threads that scan. Threads are started for the first task, run one task at a time, and end with `dispose` or after some
 * time without work, so an idle editor keeps no threads. If a thread dies, its current task fails and the thread is replaced.
 */
export class WorkerPool implements ScanThreads {
  readonly #threads: Thread[] = [];
  readonly #queue: Job[] = [];
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param script the bundled `worker.js`, absolute
   * @param size maximum number of threads, 1 or more
   */
  constructor(
    readonly script: string,
    private readonly size: number,
    private readonly options: WorkerPoolOptions = {},
  ) {}

  /** Rejects with an `AbortError` if the signal fires; a task that is already running still runs to its end. */
  run(task: ScanTask, signal?: AbortSignal): Promise<ScannedFiles> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(abortError());
        return;
      }
      const job: Job = { task, resolve, reject };
      this.#queue.push(job);
      signal?.addEventListener(
        'abort',
        () => {
          const waiting = this.#queue.indexOf(job);
          if (waiting >= 0) this.#queue.splice(waiting, 1);
          reject(abortError());
        },
        { once: true },
      );
      this.#next();
    });
  }

  async dispose(): Promise<void> {
    clearTimeout(this.#idleTimer);
    for (const job of this.#queue.splice(0)) job.reject(abortError());
    const threads = this.#threads.splice(0);
    for (const { jobs } of threads) for (const job of jobs.splice(0)) job.reject(abortError());
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  #next(): void {
    clearTimeout(this.#idleTimer);
    for (let thread = this.#roomiest(); thread !== undefined; thread = this.#roomiest()) {
      const job = this.#queue.shift();
      if (job === undefined) break;
      thread.jobs.push(job);
      thread.worker.ref();
      thread.worker.postMessage(job.task);
    }
    if (this.#threads.every(({ jobs }) => jobs.length === 0)) {
      this.#idleTimer = setTimeout(() => void this.dispose(), this.options.idle ?? 30_000);
      this.#idleTimer.unref();
    }
  }

  /** Returns the thread for the next task: an idle one, a new one, or the least busy one; undefined while all are full. */
  #roomiest(): Thread | undefined {
    if (this.#queue.length === 0) return undefined;
    const [least] = [...this.#threads].sort((a, b) => a.jobs.length - b.jobs.length);
    if (least?.jobs.length === 0) return least;
    if (this.#threads.length < this.size) return this.#start();
    return least !== undefined && least.jobs.length < (this.options.ahead ?? 1) ? least : undefined;
  }

  #start(): Thread {
    const thread: Thread = { worker: new Worker(this.script), jobs: [] };
    const { worker, jobs } = thread;
    worker.on('message', (result: ScannedFiles) => {
      jobs.shift()?.resolve(result);
      if (jobs.length === 0) worker.unref();
      this.#next();
    });
    let cause: Error | undefined;
    worker.on('error', error => (cause = error));
    // The last answers arrive before this event, so the task that was in progress is the first that is left.
    worker.on('exit', () => {
      const at = this.#threads.indexOf(thread);
      if (at >= 0) this.#threads.splice(at, 1);
      jobs.shift()?.reject(new WorkerFailure(`A worker thread died while it scanned.`, { cause }));
      this.#queue.unshift(...jobs.splice(0));
      this.#next();
    });
    this.#threads.push(thread);
    return thread;
  }
}

function abortError(): Error {
  const error = new Error('The scan was cancelled.');
  error.name = 'AbortError';
  return error;
}

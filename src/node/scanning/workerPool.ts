import { Worker } from 'node:worker_threads';
import type { ScanTask } from './answerRequest.ts';
import type { ScannedFiles, WorkerAnswer, WorkerRequest } from './workerProtocol.ts';

/** Who scans files, one task after the other or several at once. */
export interface ScanThreads {
  /** The program that scans, absolute: what it found is as good as the same program's findings of earlier runs. */
  readonly script: string;
  /** Rejects with an `AbortError` when the signal fires before the task began. */
  run(task: ScanTask, signal?: AbortSignal): Promise<ScannedFiles>;
  dispose(): Promise<void>;
}

interface Job {
  readonly request: WorkerRequest;
  readonly resolve: (result: ScannedFiles) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that died, with the cause. */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';
}

/** A thread with the tasks that it was given, in their order. */
interface Thread {
  readonly worker: Worker;
  readonly jobs: Job[];
}

/**
 * Worker threads that scan. Threads start with the first task, and end with `dispose` or after `idle` milliseconds without
 * work, so that an editor at rest keeps no thread. A thread that dies fails its task and is replaced.
 */
export class WorkerPool implements ScanThreads {
  readonly #threads = new Set<Thread>();
  readonly #queue: Job[] = [];
  #nextId = 1;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param script the bundled `worker.js`, absolute
   * @param size threads at the most, 1 or more
   * @param ahead tasks that a thread is given at the most; with 2 it goes on while the thread that asks is busy
   * @param idle milliseconds
   */
  constructor(
    readonly script: string,
    private readonly size: number,
    private readonly ahead = 1,
    private readonly idle = 30_000,
  ) {}

  /** Rejects with an `AbortError` when the signal fires before the task began; a running task of a few files ends first. */
  run(task: ScanTask, signal?: AbortSignal): Promise<ScannedFiles> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(abortError());
        return;
      }
      const job: Job = { request: { ...task, id: this.#nextId++ }, resolve, reject };
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
    const threads = [...this.#threads];
    this.#threads.clear();
    for (const job of [...this.#queue.splice(0), ...threads.flatMap(({ jobs }) => jobs)]) job.reject(abortError());
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  #next(): void {
    clearTimeout(this.#idleTimer);
    while (this.#queue.length > 0) {
      const thread = this.#thread();
      if (thread === null) return;
      const job = this.#queue.shift();
      if (job === undefined) return;
      thread.jobs.push(job);
      thread.worker.ref();
      thread.worker.postMessage(job.request);
    }
    if ([...this.#threads].every(({ jobs }) => jobs.length === 0)) {
      this.#idleTimer = setTimeout(() => void this.dispose(), this.idle);
      this.#idleTimer.unref();
    }
  }

  /** One without work, a new one, or the one with the least to do; null where none may be given more. */
  #thread(): Thread | null {
    const [least] = [...this.#threads].sort((a, b) => a.jobs.length - b.jobs.length);
    if (least !== undefined && least.jobs.length === 0) return least;
    if (this.#threads.size < this.size) return this.#start();
    return least !== undefined && least.jobs.length < this.ahead ? least : null;
  }

  #start(): Thread {
    const thread: Thread = { worker: new Worker(this.script), jobs: [] };
    this.#threads.add(thread);
    thread.worker.on('message', (answer: WorkerAnswer) => {
      const job = thread.jobs.shift();
      if (thread.jobs.length === 0) thread.worker.unref();
      job?.resolve(answer.result);
      this.#next();
    });
    thread.worker.on('error', error => {
      this.#threads.delete(thread);
      const [job, ...others] = thread.jobs;
      // Those behind the one that it died of were not begun.
      this.#queue.unshift(...others);
      job?.reject(new WorkerFailure(`A worker thread died while it scanned.`, { cause: error }));
      this.#next();
    });
    return thread;
  }
}

function abortError(): Error {
  const error = new Error('The scan was cancelled.');
  error.name = 'AbortError';
  return error;
}

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

/**
 * Worker threads that scan. Threads start with the first task, take one at a time, and end with `dispose` or after `idle`
 * milliseconds without work, so that an editor at rest keeps no thread. A thread that dies fails its task and is replaced.
 */
export class WorkerPool implements ScanThreads {
  readonly #free: Worker[] = [];
  readonly #busy = new Map<Worker, Job>();
  readonly #queue: Job[] = [];
  #nextId = 1;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param script the bundled `worker.js`, absolute
   * @param size threads at the most, 1 or more
   * @param idle milliseconds
   */
  constructor(
    readonly script: string,
    private readonly size: number,
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
    for (const job of this.#queue.splice(0)) job.reject(abortError());
    const workers = [...this.#free.splice(0), ...this.#busy.keys()];
    for (const job of this.#busy.values()) job.reject(abortError());
    this.#busy.clear();
    await Promise.all(workers.map(worker => worker.terminate()));
  }

  #next(): void {
    clearTimeout(this.#idleTimer);
    while (this.#queue.length > 0) {
      const worker = this.#free.pop() ?? (this.#busy.size < this.size ? this.#start() : undefined);
      if (worker === undefined) return;
      const job = this.#queue.shift();
      if (job === undefined) return;
      this.#busy.set(worker, job);
      worker.ref();
      worker.postMessage(job.request);
    }
    if (this.#busy.size === 0) {
      this.#idleTimer = setTimeout(() => void this.dispose(), this.idle);
      this.#idleTimer.unref();
    }
  }

  #start(): Worker {
    const worker = new Worker(this.script);
    worker.on('message', (answer: WorkerAnswer) => {
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      worker.unref();
      this.#free.push(worker);
      job?.resolve(answer.result);
      this.#next();
    });
    worker.on('error', error => {
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      const free = this.#free.indexOf(worker);
      if (free >= 0) this.#free.splice(free, 1);
      job?.reject(new WorkerFailure(`A worker thread died while it scanned.`, { cause: error }));
      this.#next();
    });
    return worker;
  }
}

function abortError(): Error {
  const error = new Error('The scan was cancelled.');
  error.name = 'AbortError';
  return error;
}

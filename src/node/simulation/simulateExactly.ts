import { Worker } from 'node:worker_threads';
import type { ContextRequest, Simulation } from '../../core/context/types.ts';

export interface SimulationTask {
  readonly request: ContextRequest;
  /** Ids of the assistants to simulate. */
  readonly assistants: readonly string[];
}

/**
 * Simulates with the exact tokenizer in a separate thread: loading the tables takes about 100 ms, which the editor's thread
 * must not spend. Takes a few tenths of a second; rejects if the thread dies.
 * @param script the bundled `simulationWorker.js`, absolute
 */
export function simulateExactly(script: string, task: SimulationTask): Promise<readonly Simulation[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: task });
    worker.once('message', (simulations: readonly Simulation[]) => {
      resolve(simulations);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread ended without an answer.')));
  });
}

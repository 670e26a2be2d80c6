import { parentPort } from 'node:worker_threads';
import { TaskScanner } from './taskScanner.ts';
import type { ScanTask } from './workerProtocol.ts';

// The program of a worker thread: one task at a time.
const scanner = new TaskScanner();

parentPort?.on('message', (task: ScanTask) => {
  parentPort?.postMessage(scanner.scan(task));
});

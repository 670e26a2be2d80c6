import { parentPort } from 'node:worker_threads';
import { RequestAnswerer } from './answerRequest.ts';
import type { WorkerAnswer, WorkerRequest } from './workerProtocol.ts';

// The program of a worker thread: answers one request at a time.
const answerer = new RequestAnswerer();

parentPort?.on('message', (request: WorkerRequest) => {
  const reply: WorkerAnswer = { id: request.id, result: answerer.answer(request) };
  parentPort?.postMessage(reply);
});

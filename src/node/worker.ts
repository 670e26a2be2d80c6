import { parentPort } from 'node:worker_threads';
import { createScanner } from '../core/secrets/scanner.ts';
import { scanFiles } from './scanFiles.ts';
import { TeamScanners } from './teamScanner.ts';
import type { ScannedFiles, WorkerAnswer, WorkerRequest } from './workerProtocol.ts';

// The program of a worker thread: answers one request at a time. Only findings go back, never text.
const own = createScanner();
const teams = new TeamScanners();

function answer(request: WorkerRequest): ScannedFiles {
  const scanner = request.team ? teams.of(request.team) : own;
  switch (request.kind) {
    case 'files':
      return scanFiles(scanner, request.root, request.paths, request.known);
    case 'text': {
      const { path, text, languageId } = request;
      return { findings: scanner.scan({ path, text, languageId }), files: 1, bytes: text.length, skipped: [] };
    }
  }
}

parentPort?.on('message', (request: WorkerRequest) => {
  const reply: WorkerAnswer = { id: request.id, result: answer(request) };
  parentPort?.postMessage(reply);
});

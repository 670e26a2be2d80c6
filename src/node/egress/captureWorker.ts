import { parentPort, workerData } from 'node:worker_threads';
import { analyseCaptures } from './analyseCaptures.ts';
import type { CaptureAnswer, CaptureTask } from './captureTask.ts';
import { scannedWorkspace } from './comparedWorkspace.ts';
import { carriesBodies } from './importCapture.ts';

// The program of a thread that reads captures: it answers once. Only what a person may see goes back, never a body.
const { captures, root, person, assistants, contentExclusion } = workerData as CaptureTask;
const post = (answer: CaptureAnswer): void => parentPort?.postMessage(answer);

async function run(): Promise<void> {
  const sources = captures.map(({ name, file }) => ({ name, source: { file } }));
  const withBodies = await Promise.all(sources.map(({ source }) => carriesBodies(source)));
  const isCompared = root !== null && withBodies.includes(true);
  const workspace = isCompared
    ? await scannedWorkspace({ root, captures: captures.map(({ file }) => file), person, assistants, contentExclusion })
    : null;
  const report = await analyseCaptures({
    captures: sources,
    workspace,
    onProgress: (capture, bytes, total) => post({ kind: 'progress', capture, bytes, total }),
  });
  post({ kind: 'report', report });
}

void run();

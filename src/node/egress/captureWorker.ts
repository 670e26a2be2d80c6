import { parentPort, workerData } from 'node:worker_threads';
import type { AccountFacts } from '../../core/ignore/verdicts.ts';
import { readExclusion } from '../ignore/exclusionFacts.ts';
import { analyseCaptures } from './analyseCaptures.ts';
import type { CaptureAnswer, CaptureTask, TaskFolder } from './captureTask.ts';
import { scannedFolders } from './comparedFolders.ts';
import { carriesBodies } from './importCapture.ts';

// The program of a thread that reads captures and answers once. It sends back only what a person may see, never a body.
const { captures, folders, person, assistants, contentExclusion } = workerData as CaptureTask;
const factsOf = ({ root, exclusionRules: file }: TaskFolder): AccountFacts =>
  file === '' ? { contentExclusion } : readExclusion({ folder: root, file, known: contentExclusion }).facts;
const post = (answer: CaptureAnswer): void => parentPort?.postMessage(answer);

async function run(): Promise<void> {
  const sources = captures.map(({ name, file }) => ({ name, source: { file } }));
  const withBodies = await Promise.all(sources.map(({ source }) => carriesBodies(source)));
  const files = captures.map(({ file }) => file);
  const compared = withBodies.includes(true)
    ? await scannedFolders({ folders, captures: files, person, assistants, factsOf })
    : [];
  const report = await analyseCaptures({
    captures: sources,
    folders: compared,
    onProgress: (capture, bytes, total) => post({ kind: 'progress', capture, bytes, total }),
  });
  post({ kind: 'report', report });
}

void run();

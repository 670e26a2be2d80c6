import { parentPort, workerData } from 'node:worker_threads';
import { planReaderFixes } from '../../core/readers/fixes/plan.ts';
import { readersReport } from '../../core/readers/report.ts';
import { folderFacts, knowFolder } from './folderReaders.ts';
import type { ReadersQuestion } from './readersTask.ts';

/** How many files of one folder are checked against rules: in an editor, the check must end. */
const maximumFiles = 50_000;

// The program of a thread that answers one question and ends. A failure ends the thread, and its caller is notified.
async function answer({ task, wanted }: ReadersQuestion): Promise<void> {
  const known = await knowFolder(task, { contentExclusion: null }, maximumFiles);
  const facts = await folderFacts(task, known);
  parentPort?.postMessage(wanted === null ? readersReport(facts) : planReaderFixes(facts, wanted));
}

void answer(workerData as ReadersQuestion);

import { parentPort, workerData } from 'node:worker_threads';
import { folderReaders, type FolderTask, knowFolder } from './folderReaders.ts';

/** Files of one folder that are judged by rules: in an editor a look must end. */
const maximumFiles = 50_000;

// The program of a thread that lives for one question; what it cannot do ends it, and whoever asked is told.
async function answer(task: FolderTask): Promise<void> {
  const known = await knowFolder(task, { contentExclusion: null }, maximumFiles);
  parentPort?.postMessage(await folderReaders(task, known));
}

void answer(workerData as FolderTask);

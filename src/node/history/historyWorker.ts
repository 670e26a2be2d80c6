import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { transcripts } from '../../core/assistants/transcripts.ts';
import { foundLines } from '../../core/history/historyJson.ts';
import { givenFiles } from '../../core/history/givenFiles.ts';
import { edgesFor, edgesOf } from '../../core/history/records/limits.ts';
import { NeedleDetector } from '../../core/history/detection/needles.ts';
import { type Carried, historyReport, type HistorySession, type Place } from '../../core/history/report.ts';
import { SecretDetector } from '../../core/history/detection/secretDetector.ts';
import type { Folders } from '../../core/settings/readings.ts';
import { OwnThread } from '../scanning/ownThread.ts';
import { type HistoryAnswer, type HistoryThreadData, noParts, type ReportPart } from './historyTask.ts';
import { historyFolder, HistoryIndex, historyKey, newHistoryKey } from './index.ts';
import { readHistory } from './readHistory.ts';
import { readSession } from './readSession.ts';
import { recordsVersion } from './recordsVersion.ts';
import { textTools } from './textTools.ts';
import { workspaceSecrets } from './workspaceSecrets.ts';

// The program of a thread that reads records for the editor and runs one task. The only texts of conversations that it sends back are
// those of the session that a person opens, with secrets masked.
const { task, stop } = workerData as HistoryThreadData;
const post = (answer: HistoryAnswer): void => parentPort?.postMessage(answer);
const isStopped = (): boolean => Atomics.load(stop, 0) !== 0;

/** How many files of one folder are compared with the records: in an editor, the comparison must end. */
const maximumScanned = 200_000;
/** How many sent files are listed, the latest first. */
const maximumFiles = 20_000;
/** How many rows one part contains; see {@link ReportPart}. */
const partRows = 400;
/** Milliseconds between two progress messages. */
const progressPause = 100;

const recordFolders = (): readonly Folders[] => {
  const { home, moved, folders } = task;
  const workspaces = folders.length === 0 ? [null] : folders.map(({ root }) => root);
  return workspaces.map(workspace => ({ home, moved, workspace }));
};

function progress(): (files: number, of: number) => void {
  let last = 0;
  return (files, of) => {
    const now = performance.now();
    if (now - last < progressPause) return;
    last = now;
    post({ kind: 'progress', files, of });
  };
}

/** Returns the stored key, or a new one for this run if none can be stored: the home folder may belong to somebody else, or be full. */
function keyIn(folder: string): Uint8Array {
  try {
    return historyKey(folder);
  } catch {
    return newHistoryKey();
  }
}

function open(): { readonly detector: SecretDetector; readonly index: HistoryIndex; readonly key: Uint8Array } {
  const folder = historyFolder(task.home);
  const key = keyIn(folder);
  const index = new HistoryIndex(folder, recordsVersion(__dirname), key);
  return { detector: new SecretDetector(key, textTools, index.secrets), index, key };
}

async function report(): Promise<void> {
  const { detector, index, key } = open();
  const request = { products: transcripts, folders: recordFolders(), detector, index, withFiles: true };
  const { joined, unread, left } = readHistory({ ...request, onProgress: progress(), isStopped });
  const places = detector.secrets.size === 0 ? new Map<string, readonly Place[]>() : await placesOf(detector);
  const whole = historyReport(joined, detector.secrets, places, unread);
  const cwds = new Map(whole.sessions.map(each => [keyOf(each.assistant, each.id), each.cwd]));
  const absolute = <T extends Carried>(each: T): T => ({ ...each, path: absolutePath(each, cwds) });
  const files = whole.files.slice(0, maximumFiles);
  postParts(whole.sessions, sessions => ({ sessions }));
  postParts(whole.secrets, secrets => ({ secrets: secrets.map(absolute) }));
  postParts(files, part => ({ files: part.map(absolute) }));
  postParts([...givenFiles(whole.files.map(absolute), editorPath)], given => ({ given }));
  const edges = edgesFor(whole.sessions, unread, transcripts);
  post({ kind: 'report', unread, edges, left, leftFiles: whole.files.length - files.length, key });
}

function postParts<T>(all: readonly T[], partOf: (rows: readonly T[]) => Partial<ReportPart>): void {
  for (let at = 0; at < all.length; at += partRows)
    post({ kind: 'part', ...noParts, ...partOf(all.slice(at, at + partRows)) });
}

/** Returns a path like VS Code's `fsPath`: with a lowercase drive letter. */
function editorPath(file: string): string {
  return path.normalize(file).replace(/^[A-Z](?=:)/, drive => drive.toLowerCase());
}

/** Returns where secrets are in the open folders, by private id. Paths are absolute. */
async function placesOf(detector: SecretDetector): Promise<ReadonlyMap<string, readonly Place[]>> {
  const places = new Map<string, Place[]>();
  const pool = new OwnThread(path.join(__dirname, 'worker.js'));
  const controller = new AbortController();
  const onProgress = (): void => {
    if (isStopped()) controller.abort();
  };
  for (const { root, team } of task.folders) {
    const options = { pool, team, maximumFiles: maximumScanned, signal: controller.signal, onProgress };
    const found = await workspaceSecrets(root, task.cacheFolder, options, secret => detector.idOf(secret)).catch(
      // The folder is gone, or the scan was stopped: the places of its secrets are not known.
      () => new Map<string, readonly never[]>(),
    );
    for (const [id, findings] of found) {
      const own = findings.map(each => ({ path: path.join(root, each.path), line: each.startLine }));
      places.set(id, [...(places.get(id) ?? []), ...own]);
    }
  }
  return places;
}

function keyOf(assistant: string, session: string): string {
  return `${assistant}\0${session}`;
}

/** Returns the absolute path of the file that a record names, if the session's folder is known. */
function absolutePath(each: Carried, cwds: ReadonlyMap<string, HistorySession['cwd']>): string | null {
  const cwd = cwds.get(keyOf(each.assistant, each.session));
  if (each.path === null || path.isAbsolute(each.path) || !cwd || !path.isAbsolute(cwd)) return each.path;
  return path.join(cwd, each.path);
}

function find(lines: readonly string[]): void {
  const detector = new NeedleDetector(lines);
  const request = { products: transcripts, folders: recordFolders(), detector, index: null };
  const { joined, unread } = readHistory({ ...request, onProgress: progress() });
  const edges = edgesFor(joined.sessions, unread, transcripts);
  post({ kind: 'found', found: foundLines(lines, joined.carried), unread, edges });
}

switch (task.work.kind) {
  case 'report':
    void report();
    break;
  case 'find':
    find(task.work.lines);
    break;
  case 'session': {
    const parts = readSession(task.work, recordFolders(), open());
    post({ kind: 'session', parts, edges: edgesOf(transcripts, new Set([task.work.assistant])) });
  }
}

import { mkdir, open, rename, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { isRunning } from '../../files/processIdentity.ts';
import { readRegular } from '../../files/regularFile.ts';

/** What a running recorder reports to the editor of the same person. */
export interface RecorderState {
  readonly pid: number;
  /** Distinguishes the process from a later one with the same id; null if the system does not provide it. */
  readonly started: string | null;
  readonly port: number;
  /** A secret: the file is readable only by its owner. */
  readonly token: string;
  readonly log: string;
}

/** Where the recorder of a person keeps its log and its state. */
export function recorderFolder(home: string): string {
  return path.join(home, '.sightglass', 'recorder');
}

/** Milliseconds between two heartbeats, by which the state of a running recorder differs from one left by a power failure. */
const beat = 30_000;

/** Returns the recorder that is running now, or null. A state left by one that has ended counts as none. Never rejects. */
export async function runningRecorder(home: string): Promise<RecorderState | null> {
  const file = stateFile(home);
  const read = await readRegular(file, { maximumBytes: 100_000 });
  if (read.kind !== 'bytes') return null;
  const state = readState(new TextDecoder('utf-8').decode(read.content));
  if (state === null || !isRunning(state)) return null;
  // If the start time is not known, any process may have this id by now.
  const isFresh = state.started !== null || Date.now() - read.stat.mtimeMs < 2 * beat;
  return isFresh ? state : null;
}

/** Touches the state file regularly until the returned function is called. */
export function keepAlive(home: string): () => void {
  const timer = setInterval(() => {
    const now = new Date();
    utimes(stateFile(home), now, now).catch(() => undefined);
  }, beat);
  timer.unref();
  return () => clearInterval(timer);
}

/** Records that a recorder is running. Rejects if the folder cannot be written. */
export async function writeState(home: string, state: RecorderState): Promise<void> {
  const file = stateFile(home);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${state.pid}`;
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(state));
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

/** Records that the recorder of this process has ended; the state of another recorder is kept. Never rejects. */
export async function clearState(home: string, pid: number): Promise<void> {
  const read = await readRegular(stateFile(home), { maximumBytes: 100_000 });
  const text = read.kind === 'bytes' ? new TextDecoder('utf-8').decode(read.content) : null;
  if (text !== null && readState(text)?.pid === pid) await rm(stateFile(home), { force: true }).catch(() => {});
}

function stateFile(home: string): string {
  return path.join(recorderFolder(home), 'state.json');
}

function readState(text: string): RecorderState | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const { pid, started, port, token, log } = value as Readonly<Record<keyof RecorderState, unknown>>;
  const isNumber = (each: unknown): each is number => Number.isInteger(each) && Number(each) > 0;
  if (!isNumber(pid) || !isNumber(port) || typeof token !== 'string' || typeof log !== 'string') return null;
  return { pid, started: typeof started === 'string' ? started : null, port, token, log };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

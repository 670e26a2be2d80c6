import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../files/errorCode.ts';

/** What a running recorder tells the editor of the same person. */
export interface RecorderState {
  readonly pid: number;
  readonly port: number;
  /** A secret: the file is for its owner only. */
  readonly token: string;
  readonly log: string;
}

/** Where the recorder of a person keeps its log and its state. */
export function recorderFolder(home: string): string {
  return path.join(home, '.sightglass', 'recorder');
}

/** The recorder that runs now, or null. A state left by one that is gone counts as none. Never rejects. */
export async function runningRecorder(home: string, isAlive = processIsAlive): Promise<RecorderState | null> {
  const text = await readFile(stateFile(home), 'utf8').catch(() => null);
  const state = text === null ? null : readState(text);
  return state !== null && isAlive(state.pid) ? state : null;
}

/** Tells that a recorder runs. Rejects where the folder cannot be written. */
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

/** Tells that the recorder of this process has ended; the state of another one stays. Never rejects. */
export async function clearState(home: string, pid: number): Promise<void> {
  const text = await readFile(stateFile(home), 'utf8').catch(() => null);
  if (text !== null && readState(text)?.pid === pid) await rm(stateFile(home), { force: true }).catch(() => {});
}

function stateFile(home: string): string {
  return path.join(recorderFolder(home), 'state.json');
}

function readState(text: string): RecorderState | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const { pid, port, token, log } = value as Readonly<Record<keyof RecorderState, unknown>>;
  const isNumber = (each: unknown): each is number => Number.isInteger(each) && Number(each) > 0;
  if (!isNumber(pid) || !isNumber(port) || typeof token !== 'string' || typeof log !== 'string') return null;
  return { pid, port, token, log };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but belongs to another user.
    return errorCode(error) === 'EPERM';
  }
}

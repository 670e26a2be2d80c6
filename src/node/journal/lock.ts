import { randomBytes } from 'node:crypto';
import { linkSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { isObject } from '../../core/json.ts';
import { errorCode } from '../files/errorCode.ts';
import { isRunning, processIdentity } from '../files/processIdentity.ts';
import { readRegularSync } from '../files/regularFile.ts';

/** Milliseconds between two checks of a lock that another process holds. */
const interval = 25;
/** A lock file whose creator died before writing its identity counts as abandoned after this many milliseconds. */
const longestUnnamed = 2_000;

/** The last queued work of this process, by folder. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while no other window or terminal changes the journal in `folder`. A lock whose process has ended is taken over.
 * @param patience milliseconds to wait for others
 * @returns undefined if others held the lock all the time; rejects as `work` does, and if the folder cannot be written
 */
export async function exclusively<T>(
  folder: string,
  patience: number,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  const before = queues.get(folder) ?? Promise.resolve();
  const mine = before.then(() => locked(folder, patience, work));
  const settled = mine.catch(() => undefined);
  queues.set(folder, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(folder) === settled) queues.delete(folder);
  }
}

async function locked<T>(
  folder: string,
  patience: number,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, lockName);
  for (let waited = 0; !take(file); waited += interval) {
    if (waited >= patience) return undefined;
    await rest(interval);
  }
  try {
    return { value: await work() };
  } finally {
    unlinkIfThere(file);
  }
}

export const lockName = 'lock';

function take(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify(processIdentity()), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  if (!isAbandoned(file)) return false;
  // Of several processes that remove a dead lock, only one gets it. The file it gets may already be the new lock of a faster one.
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch {
    return false;
  }
  if (!isAbandoned(aside)) {
    try {
      linkSync(aside, file);
    } catch {
      // Another process has taken the lock meanwhile. Two holders at once are safe: each checks a file before it writes.
    }
  }
  unlinkIfThere(aside);
  return take(file);
}

function isAbandoned(file: string): boolean {
  const read = readRegularSync(file, { maximumBytes: 1_000 });
  if (read.kind !== 'bytes') return false;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(read.content));
  } catch {
    return Date.now() - read.stat.mtimeMs > longestUnnamed;
  }
  if (!isObject(value) || typeof value['pid'] !== 'number') return true;
  const { pid, started } = value;
  return !isRunning({ pid, started: typeof started === 'string' ? started : null });
}

function unlinkIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Another process was faster.
  }
}

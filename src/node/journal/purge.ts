import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../core/message.ts';
import { errorCode } from '../files/errorCode.ts';
import type { JournalResult } from './journal.ts';

/** What lies in the undo folder, and where it came from. */
interface Moved {
  readonly from: string;
  /** Its name in the folder. */
  readonly name: string;
}

const folderEnding = '.purge';
const listName = 'moved.json';

/**
 * Moves files and folders into a folder of the journal, from which {@link undoPurge} brings them back; what an earlier purge
 * left there is deleted. Nothing is moved that is a symbolic link, or lies on another disk. The list is written first, so
 * that a crash half-way loses nothing. Never throws.
 */
export async function purge(
  paths: readonly string[],
  journalFolder: string,
  clock = (): Date => new Date(),
): Promise<JournalResult> {
  if (paths.length === 0) return { ok: true, files: [] };
  const id = `${clock().toISOString().replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`;
  const folder = path.join(journalFolder, `${id}${folderEnding}`);
  const moved = paths.map((from, at): Moved => ({ from, name: `${at}-${path.basename(from)}` }));
  const done: Moved[] = [];
  let current = folder;
  try {
    for (const { from } of moved) {
      current = from;
      if (!path.isAbsolute(from)) return { ok: false, problem: message('journal.relative', { file: from }) };
      if (await isLinked(from)) return { ok: false, problem: message('journal.symlink', { file: from }) };
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path.join(folder, listName), JSON.stringify({ version: 1, moved }), { mode: 0o600 });
    for (const each of moved) {
      current = each.from;
      await rename(each.from, path.join(folder, each.name));
      done.push(each);
    }
    const older = (await purges(journalFolder)).filter(name => name !== path.basename(folder));
    for (const name of older)
      await rm(path.join(journalFolder, name), { recursive: true, force: true }).catch(() => {});
    return { ok: true, files: paths };
  } catch (error) {
    for (const { from, name } of done) await rename(path.join(folder, name), from).catch(() => {});
    if (!(await holdsMore(folder))) await rm(folder, { recursive: true, force: true }).catch(() => {});
    return { ok: false, problem: message('journal.notPurged', { file: current, reason: errorCode(error) }) };
  }
}

/** When the last purge was, as the beginning of a journal id; null where there is none to take back. */
export async function lastPurge(journalFolder: string): Promise<string | null> {
  return (await purges(journalFolder)).at(-1) ?? null;
}

/**
 * Brings back what the last purge moved. A tool may have made a file of that name meanwhile: then nothing is brought back,
 * and the file is named. Null: there is nothing to bring back. Never throws.
 */
export async function undoPurge(journalFolder: string): Promise<JournalResult | null> {
  const name = await lastPurge(journalFolder);
  if (name === null) return null;
  const folder = path.join(journalFolder, name);
  const list = readList(await readFile(path.join(folder, listName), 'utf8').catch(() => ''));
  if (list === null) return { ok: false, problem: message('journal.broken', { file: folder }) };
  const there: Moved[] = [];
  for (const each of list) if (await exists(path.join(folder, each.name))) there.push(each);
  for (const { from } of there) {
    if (await exists(from)) return { ok: false, problem: message('journal.inTheWay', { file: from }) };
  }
  let current = folder;
  try {
    for (const each of there) {
      current = each.from;
      await mkdir(path.dirname(each.from), { recursive: true });
      await rename(path.join(folder, each.name), each.from);
    }
    await rm(folder, { recursive: true });
    return { ok: true, files: there.map(each => each.from) };
  } catch (error) {
    return { ok: false, problem: message('journal.notUndone', { file: current, reason: errorCode(error) }) };
  }
}

async function purges(journalFolder: string): Promise<readonly string[]> {
  const names = await readdir(journalFolder).catch(() => []);
  return names.filter(name => name.endsWith(folderEnding)).sort();
}

/** Whether anything but the list still lies there: it must not be lost. */
async function holdsMore(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some(name => name !== listName);
}

async function isLinked(file: string): Promise<boolean> {
  return (await lstat(file)).isSymbolicLink() || (await lstat(path.dirname(file))).isSymbolicLink();
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

function readList(text: string): readonly Moved[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('moved' in parsed) || !Array.isArray(parsed.moved))
      return null;
    const list = parsed.moved.map(asMoved);
    return list.every(each => each !== null) ? list : null;
  } catch {
    return null;
  }
}

/** A name that leads out of the folder is none of ours. */
function asMoved(value: unknown): Moved | null {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('name' in value)) return null;
  const { from, name } = value;
  if (typeof from !== 'string' || typeof name !== 'string') return null;
  return path.isAbsolute(from) && path.basename(name) === name ? { from, name } : null;
}

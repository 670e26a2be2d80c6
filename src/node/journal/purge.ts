import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isObject } from '../../core/json.ts';
import { type Message, message } from '../../core/message.ts';
import { errorCode } from '../files/errorCode.ts';
import { readRegularSync } from '../files/regularFile.ts';
import { movedNote } from './notes.ts';
import { inTurn, type JournalPorts, type JournalResult, realPorts } from './ports.ts';
import { put } from './writing.ts';

/** A file or folder in the undo folder, and where it came from. */
interface Moved {
  readonly from: string;
  /** Its name in the folder. */
  readonly name: string;
}

/**
 * The state of a purge is the suffix of its folder's name: `moving` is in progress, `purge` is complete and can be undone.
 * A single rename changes the state.
 */
const stages = { moving: '.moving', complete: '.purge' } as const;
const listName = 'moved.json';
const maximumBytes = 16 * 1024 * 1024;

/**
 * Moves files and folders into a folder of the journal, from which {@link undoPurge} brings them back. Completed purges from
 * before are deleted once this one is complete. Nothing is moved if one of the paths is a symbolic link or in one, or is on
 * another disk. After a crash halfway, {@link recoverPurges} brings everything back. Never throws.
 */
export async function purge(
  paths: readonly string[],
  journalFolder: string,
  ports: JournalPorts = realPorts,
): Promise<JournalResult> {
  if (paths.length === 0) return { ok: true, files: [] };
  return inTurn(journalFolder, ports, async () => {
    await recoverPurges(journalFolder, ports);
    return move(paths, journalFolder, ports);
  });
}

async function move(
  paths: readonly string[],
  journalFolder: string,
  { files, clock, trail }: JournalPorts,
): Promise<JournalResult> {
  const id = `${clock().toISOString().replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`;
  const folder = path.join(journalFolder, `${id}${stages.moving}`);
  const moved = paths.map((from, at): Moved => ({ from, name: `${at}-${path.basename(from)}` }));
  let current = folder;
  try {
    for (const { from } of moved) {
      current = from;
      if (!path.isAbsolute(from)) return { ok: false, problem: message('journal.relative', { file: from }) };
      if (await isLinked(from)) return { ok: false, problem: message('journal.symlink', { file: from }) };
    }
    await put(path.join(folder, listName), Buffer.from(JSON.stringify({ version: 1, moved })), id, files);
    for (const each of moved) {
      current = each.from;
      await rename(each.from, path.join(folder, each.name));
    }
    current = journalFolder;
    await trail(journalFolder, movedNote('moved-away', id, paths), clock);
    const older = await purges(journalFolder, stages.complete);
    await rename(folder, path.join(journalFolder, `${id}${stages.complete}`));
    await files.syncFolder(journalFolder);
    for (const name of older) await rm(path.join(journalFolder, name), { recursive: true, force: true });
    return { ok: true, files: paths };
  } catch (error) {
    await bringBack(folder, moved).catch(() => {});
    return { ok: false, problem: message('journal.notPurged', { file: current, reason: errorCode(error) }) };
  }
}

/** Returns the name of the last purge, which begins with its time; null if there is none to undo. */
export async function lastPurge(journalFolder: string): Promise<string | null> {
  return (await purges(journalFolder, stages.complete)).at(-1) ?? null;
}

/**
 * Brings back what the last purge moved. If a tool has meanwhile created a file of the same name, nothing is brought back, and
 * the result names that file. Never throws.
 * @returns null if there is nothing to bring back
 */
export async function undoPurge(journalFolder: string, ports: JournalPorts = realPorts): Promise<JournalResult | null> {
  if ((await readdir(journalFolder).catch(() => [])).length === 0) return null;
  return inTurn(journalFolder, ports, async (): Promise<JournalResult | null> => {
    await recoverPurges(journalFolder, ports);
    const name = await lastPurge(journalFolder);
    if (name === null) return null;
    const folder = path.join(journalFolder, name);
    const list = readList(path.join(folder, listName));
    if (list === null) return { ok: false, problem: await setAside(folder) };
    const there: Moved[] = [];
    for (const each of list) if (await exists(path.join(folder, each.name))) there.push(each);
    for (const { from } of there) {
      if (await exists(from)) return { ok: false, problem: message('journal.inTheWay', { file: from }) };
    }
    try {
      await bringBack(folder, there);
      const files = there.map(each => each.from);
      const change = path.basename(folder, stages.complete);
      await ports.trail(journalFolder, movedNote('moved-back', change, files), ports.clock);
      return { ok: true, files };
    } catch (error) {
      return { ok: false, problem: message('journal.notUndone', { file: folder, reason: errorCode(error) }) };
    }
  });
}

/**
 * Recovers after a crash: undoes a purge that was not complete, and removes folders that an undo has already emptied. Throws
 * if the disk does not allow it.
 * @returns null if nothing was interrupted
 */
export async function recoverPurges(journalFolder: string, ports: JournalPorts): Promise<Message | null> {
  let outcome: Message | null = null;
  for (const stage of [stages.moving, stages.complete]) {
    for (const name of await purges(journalFolder, stage)) {
      const folder = path.join(journalFolder, name);
      if (await isEmptied(folder)) await rm(folder, { recursive: true, force: true });
      else if (stage === stages.moving) {
        const list = readList(path.join(folder, listName));
        if (list === null) outcome = await setAside(folder);
        else {
          await bringBack(folder, list);
          const change = path.basename(folder, stages.moving);
          await ports.trail(
            journalFolder,
            movedNote(
              'moved-back',
              change,
              list.map(each => each.from),
            ),
            ports.clock,
          );
          outcome = message('journal.purgeReverted');
        }
      }
    }
  }
  return outcome;
}

/** Moves back what is in the folder. If something is in the way of an item, the item and the folder are kept. */
async function bringBack(folder: string, list: readonly Moved[]): Promise<void> {
  for (const { from, name } of list) {
    const kept = path.join(folder, name);
    if (!(await exists(kept)) || (await exists(from))) continue;
    await mkdir(path.dirname(from), { recursive: true });
    await rename(kept, from);
  }
  if (await isEmptied(folder)) await rm(folder, { recursive: true, force: true });
}

async function setAside(folder: string): Promise<Message> {
  await rename(folder, `${folder}.broken`);
  return message('journal.broken', { file: folder });
}

async function purges(journalFolder: string, ending: string): Promise<readonly string[]> {
  const names = await readdir(journalFolder).catch(() => []);
  return names.filter(name => name.endsWith(ending)).sort();
}

/** Whether the folder contains at most the list, or an unfinished part of it, so nothing is lost by removing the folder. */
async function isEmptied(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.every(name => name === listName || name.startsWith(`.${listName}.`));
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

function readList(file: string): readonly Moved[] | null {
  const read = readRegularSync(file, { maximumBytes });
  if (read.kind !== 'bytes') return null;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8').decode(read.content));
    if (!isObject(parsed) || !Array.isArray(parsed['moved'])) return null;
    const list = parsed['moved'].map(asMoved);
    return list.every(each => each !== null) ? list : null;
  } catch {
    return null;
  }
}

/** Returns an item of the list; null if its form is not valid or its name leads out of the folder. */
function asMoved(value: unknown): Moved | null {
  if (!isObject(value)) return null;
  const { from, name } = value;
  if (typeof from !== 'string' || typeof name !== 'string') return null;
  return path.isAbsolute(from) && path.basename(name) === name ? { from, name } : null;
}

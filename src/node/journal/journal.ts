import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { TextChange } from '../../core/guard/guardChange.ts';
import { type Message, message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { errorCode } from '../files/errorCode.ts';
import type { JournalFiles } from './files.ts';
import { checkEdit } from './checks.ts';
import { TrailUnwritable } from '../trail/journalTrail.ts';
import { noteOf, valuesOf } from './notes.ts';
import { inTurn, type JournalPorts, type JournalResult, realPorts } from './ports.ts';
import { recoverPurges } from './purge.ts';
import { type ChangeRecord, readRecord, type RecordedFile, writeRecord } from './record.ts';
import { forgetKept, keptPath, put, removeEmpty, restore, TakenMeanwhile, temporaryEnding, tidy } from './writing.ts';

/**
 * The state of a change is the suffix of its record's name, so a single rename changes it: `pending` is being written, `done`
 * can be undone, `undoing` is being undone.
 */
type Stage = 'pending' | 'done' | 'undoing';

/** How many changes can be undone, and for how long. The records of older ones, which contain old contents, are removed. */
const keptChanges = 20;
const keptMilliseconds = 30 * 24 * 60 * 60 * 1000;

/**
 * Writes all of the edits, or none. The old contents are written to the journal first, then each file is atomically replaced by a
 * new one with the same mode and group. Refused if a file differs from the edit's `before`, belongs to somebody else, is
 * read-only, has other hard links, or is a symbolic link or in one. If somebody else writes to a file meanwhile, their version is
 * kept and the change is undone. A crash at any point leaves whole files and a record that {@link recover} completes or undoes.
 * If a record had to be recovered first, nothing is written: the edits were made from files that have changed now. Never throws.
 */
export async function applyEdits(
  edits: readonly FileEdit[],
  journalFolder: string,
  ports: JournalPorts = realPorts,
): Promise<JournalResult> {
  const changes = edits.filter(each => each.before !== each.after);
  if (changes.length === 0) return { ok: true, files: [] };
  return inTurn(journalFolder, ports, async () => {
    const recovered = await recoverNow(journalFolder, ports);
    if (recovered !== null) return { ok: false, problem: message('journal.readAgain') };
    return write(changes, journalFolder, ports);
  });
}

async function write(edits: readonly FileEdit[], journalFolder: string, ports: JournalPorts): Promise<JournalResult> {
  const { files, clock } = ports;
  const recorded: RecordedFile[] = [];
  for (const edit of edits) {
    const checked = await checkEdit(edit, ports);
    if ('code' in checked) return { ok: false, problem: checked };
    recorded.push(checked);
  }
  const at = clock().toISOString();
  const id = `${at.replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`;
  const record: ChangeRecord = { id, pid: process.pid, at, files: recorded };
  try {
    // The old contents may contain keys: nobody else may read the record.
    await put(recordPath(journalFolder, id, 'pending'), writeRecord(record), id, files);
  } catch (error) {
    return { ok: false, problem: message('journal.unusable', { reason: errorCode(error) }) };
  }
  let current = '';
  try {
    for (const each of recorded) {
      current = each.file;
      await restore({ ...each, before: each.after, after: each.before }, id, files);
    }
    // A program that still had an old file open may have written to it until now.
    for (const each of recorded) {
      current = each.file;
      await forgetKept(each, id, files);
    }
    await ports.trail(journalFolder, { ...noteOf(record, 'applied'), values: edits.flatMap(valuesOf) }, clock);
  } catch (error) {
    const isBack = await takeBack(record, journalFolder, 'pending', files);
    const file = { file: current };
    if (!isBack) return { ok: false, problem: message('journal.interrupted', { ...file, reason: errorCode(error) }) };
    return { ok: false, problem: whyNot(error, current) };
  }
  await moveOn(journalFolder, id, 'pending', 'done', files).catch(() => {});
  await forgetOld(journalFolder, ports).catch(() => {});
  return { ok: true, files: recorded.map(each => each.file) };
}

function whyNot(error: unknown, file: string): Message {
  if (error instanceof TakenMeanwhile) return message('journal.changed', { file });
  if (error instanceof TrailUnwritable)
    return message('trail.unwritable', { folder: error.folder, reason: error.reason });
  return message('journal.failed', { file, reason: errorCode(error) });
}

/**
 * Restores the files of the last change byte for byte; files and folders that it created are removed. Refused, with nothing
 * restored, if one of the files has changed since. Never throws.
 * @returns null if there is nothing to undo
 */
export async function undoLast(journalFolder: string, ports: JournalPorts = realPorts): Promise<JournalResult | null> {
  if ((await ports.files.list(journalFolder)).length === 0) return null;
  return inTurn(journalFolder, ports, async () => {
    await recoverNow(journalFolder, ports);
    return undoNow(journalFolder, ports);
  });
}

async function undoNow(journalFolder: string, ports: JournalPorts): Promise<JournalResult | null> {
  const { files } = ports;
  let current = journalFolder;
  try {
    const name = (await records(journalFolder, 'done', files)).at(-1);
    if (name === undefined) return null;
    const record = readRecord(await files.read(path.join(journalFolder, name)));
    if (!record) return { ok: false, problem: await setAside(journalFolder, name, files) };
    for (const each of record.files) {
      if (await holds(each.file, each.after, files)) continue;
      return { ok: false, problem: message('journal.changedSince', { file: each.file }) };
    }
    await moveOn(journalFolder, record.id, 'done', 'undoing', files);
    const taken: string[] = [];
    for (const each of record.files) {
      current = each.file;
      try {
        await restore(each, record.id, files);
        await forgetKept({ file: each.file, before: each.after }, record.id, files);
      } catch (error) {
        if (!(error instanceof TakenMeanwhile)) throw error;
        taken.push(each.file);
      }
    }
    await ports.trail(journalFolder, noteOf(record, 'undone'), ports.clock);
    await files.unlink(recordPath(journalFolder, record.id, 'undoing'));
    const [first] = taken;
    if (first !== undefined) return { ok: false, problem: message('journal.partlyUndone', { file: first }) };
    const made = record.files.filter(each => each.before === null);
    return { ok: true, files: record.files.map(each => each.file), removed: made.map(each => each.file) };
  } catch (error) {
    return { ok: false, problem: message('journal.notUndone', { file: current, reason: errorCode(error) }) };
  }
}

/** Returns the name of the change that {@link undoLast} would undo, which begins with its time; null if there is none. */
export async function lastChange(journalFolder: string, ports: JournalPorts = realPorts): Promise<string | null> {
  return (await records(journalFolder, 'done', ports.files)).at(-1) ?? null;
}

/** Returns how undoing the change that {@link lastChange} names would change its files; empty if its record cannot be read. */
export async function changedFiles(
  journalFolder: string,
  name: string,
  { files }: JournalPorts = realPorts,
): Promise<readonly TextChange[]> {
  const record = await files.read(path.join(journalFolder, name)).then(readRecord, () => null);
  return (record?.files ?? []).map(({ file, before, after }) => ({
    file,
    before: after.toString('utf8'),
    after: before?.toString('utf8') ?? null,
  }));
}

/**
 * Recovers after a crash: keeps a change whose last file was written, undoes any other, and finishes an undo. Files that somebody
 * changed meanwhile are left alone. Call this before reading files in order to change them. Never throws.
 * @returns null if nothing was interrupted, or another window is writing right now
 */
export async function recover(journalFolder: string, ports: JournalPorts = realPorts): Promise<Message | null> {
  if ((await ports.files.list(journalFolder)).length === 0) return null;
  try {
    return (await ports.exclusively(journalFolder, 0, () => recoverNow(journalFolder, ports)))?.value ?? null;
  } catch (error) {
    return message('journal.unusable', { reason: errorCode(error) });
  }
}

async function recoverNow(journalFolder: string, ports: JournalPorts): Promise<Message | null> {
  const { files } = ports;
  let outcome: Message | null = null;
  for (const stage of ['pending', 'undoing'] as const) {
    for (const name of await records(journalFolder, stage, files)) {
      try {
        const record = readRecord(await files.read(path.join(journalFolder, name)));
        if (!record) outcome = await setAside(journalFolder, name, files);
        else outcome = await settle(record, journalFolder, stage, ports);
      } catch (error) {
        outcome = message('journal.unusable', { reason: errorCode(error) });
      }
    }
  }
  outcome = (await recoverPurges(journalFolder, ports).catch(() => null)) ?? outcome;
  await removeLeftovers(journalFolder, files);
  await forgetOld(journalFolder, ports).catch(() => {});
  return outcome;
}

async function settle(
  record: ChangeRecord,
  journalFolder: string,
  stage: 'pending' | 'undoing',
  ports: JournalPorts,
): Promise<Message> {
  const { files } = ports;
  const count = record.files.length;
  const states = await Promise.all(record.files.map(each => holds(each.file, each.after, files)));
  if (stage === 'pending' && states.every(isWritten => isWritten)) {
    for (const each of record.files) await tidy(each, record.id, files);
    await ports.trail(journalFolder, noteOf(record, 'applied'), ports.clock);
    await moveOn(journalFolder, record.id, 'pending', 'done', files);
    return message('journal.finished', { count });
  }
  const isBack = await takeBack(record, journalFolder, stage, files);
  if (isBack)
    await ports.trail(journalFolder, noteOf(record, stage === 'pending' ? 'reverted' : 'undone'), ports.clock);
  return isBack ? message('journal.reverted', { count }) : message('journal.stuck', { count });
}

/** Restores the files that contain what the change wrote, then removes the record. False if a file cannot be restored. */
async function takeBack(
  record: ChangeRecord,
  journalFolder: string,
  stage: Stage,
  files: JournalFiles,
): Promise<boolean> {
  try {
    for (const each of record.files) {
      if (await holds(each.file, each.after, files)) {
        const kept = keptPath(each.file, record.id);
        // Prefer the kept old file, with anything written to it since. The kept file of an undo contains what the change wrote.
        if ((await files.look(kept)).kind === 'file' && !(await holds(kept, each.after, files))) {
          await files.rename(kept, each.file);
          await files.syncFolder(path.dirname(each.file));
        } else {
          await tidy(each, record.id, files);
          await restore(each, record.id, files).catch((error: unknown) => {
            if (!(error instanceof TakenMeanwhile)) throw error;
          });
        }
      }
      await tidy(each, record.id, files);
      if ((await files.look(each.file)).kind === 'absent') await removeEmpty(each.folders, files);
    }
    await files.unlink(recordPath(journalFolder, record.id, stage));
    return true;
  } catch {
    // The record is kept, so the next recovery tries again.
    return false;
  }
}

async function holds(file: string, bytes: Buffer, files: JournalFiles): Promise<boolean> {
  return (await files.look(file)).kind === 'file' && (await files.read(file)).equals(bytes);
}

async function moveOn(folder: string, id: string, from: Stage, to: Stage, files: JournalFiles): Promise<void> {
  await files.rename(recordPath(folder, id, from), recordPath(folder, id, to));
  await files.syncFolder(folder);
}

async function records(folder: string, stage: Stage, files: JournalFiles): Promise<readonly string[]> {
  const names = await files.list(folder).catch(() => []);
  return names.filter(name => name.endsWith(`.${stage}.json`)).sort();
}

async function forgetOld(folder: string, { files, clock }: JournalPorts): Promise<void> {
  const done = await records(folder, 'done', files);
  // The names begin with the time, to the millisecond.
  const oldest = new Date(clock().getTime() - keptMilliseconds).toISOString().replace(/\D/g, '');
  const old = done.filter((name, at) => at < done.length - keptChanges || name < oldest);
  for (const name of old) await files.unlink(path.join(folder, name));
}

async function setAside(folder: string, name: string, files: JournalFiles): Promise<Message> {
  await files.rename(path.join(folder, name), path.join(folder, `${name}.broken`));
  return message('journal.broken', { file: path.join(folder, name) });
}

/** Removes partly written records. No file has been changed yet if a crash occurs while the record itself is written. */
async function removeLeftovers(folder: string, files: JournalFiles): Promise<void> {
  const names = await files.list(folder).catch(() => []);
  for (const name of names) {
    if (name.endsWith(temporaryEnding)) await files.unlink(path.join(folder, name)).catch(() => {});
  }
}

function recordPath(folder: string, id: string, stage: Stage): string {
  return path.join(folder, `${id}.${stage}.json`);
}

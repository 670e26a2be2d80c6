import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Message, message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { errorCode } from '../files/errorCode.ts';
import { diskFiles, type JournalFiles } from './files.ts';
import { type ChangeRecord, readRecord, type RecordedFile, writeRecord } from './record.ts';

/** What became of a change: the files that were written, or why nothing was. */
export type JournalResult =
  { readonly ok: true; readonly files: readonly string[] } | { readonly ok: false; readonly problem: Message };

/** Ports; the real ones unless a test gives others. */
export interface JournalPorts {
  readonly files: JournalFiles;
  readonly clock: () => Date;
}

const realPorts: JournalPorts = { files: diskFiles, clock: () => new Date() };

/**
 * The state of a change is the ending of its record's name, so that a rename, which happens at once, moves it on:
 * `pending` is being written, `done` can be undone, `undoing` is being taken back.
 */
type Stage = 'pending' | 'done' | 'undoing';

/** Changes that can be undone; the records of older ones, which hold old contents, are removed. */
const keptChanges = 20;

/**
 * Writes edits as a whole: all of them, or none. The old contents go to the journal first, then each file is replaced at
 * once by a new one with the same mode. Refused where a file is not as the edit says (`before`), or is or lies in a symbolic
 * link. A crash at any point leaves whole files and a record that {@link recover} finishes or takes back. Never throws.
 */
export async function applyEdits(
  edits: readonly FileEdit[],
  journalFolder: string,
  ports: JournalPorts = realPorts,
): Promise<JournalResult> {
  const { files } = ports;
  await recover(journalFolder, ports);
  const recorded: RecordedFile[] = [];
  for (const edit of edits.filter(each => each.before !== each.after)) {
    const checked = await check(edit, files);
    if ('code' in checked) return { ok: false, problem: checked };
    recorded.push(checked);
  }
  if (recorded.length === 0) return { ok: true, files: [] };
  const at = ports.clock().toISOString();
  const id = `${at.replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`;
  const record: ChangeRecord = { id, pid: process.pid, at, files: recorded };
  try {
    await files.makeFolder(journalFolder, true);
    // The old contents may hold keys: nobody else may read the record.
    await replace(recordPath(journalFolder, id, 'pending'), writeRecord(record), 0o600, id, files);
  } catch (error) {
    return { ok: false, problem: message('journal.unusable', { reason: errorCode(error) }) };
  }
  for (const [at, each] of recorded.entries()) {
    try {
      await files.makeFolder(path.dirname(each.file), false);
      await replace(each.file, each.after, each.mode, id, files);
    } catch (error) {
      const isBack = await takeBack(record, recorded.slice(0, at + 1), journalFolder, 'pending', files);
      const args = { file: each.file, reason: errorCode(error) };
      return { ok: false, problem: isBack ? message('journal.failed', args) : message('journal.interrupted', args) };
    }
  }
  await moveOn(journalFolder, id, 'pending', 'done', files).catch(() => {});
  await forgetOld(journalFolder, files).catch(() => {});
  return { ok: true, files: recorded.map(each => each.file) };
}

/**
 * Restores the files of the last change byte for byte; files that it made are removed. Refused, with nothing restored, where
 * one of them has changed since. Null: there is nothing to undo. Never throws.
 */
export async function undoLast(journalFolder: string, ports: JournalPorts = realPorts): Promise<JournalResult | null> {
  const { files } = ports;
  let current = journalFolder;
  await recover(journalFolder, ports);
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
    for (const each of record.files) {
      current = each.file;
      await restore(each, record.id, files);
    }
    await files.unlink(recordPath(journalFolder, record.id, 'undoing'));
    return { ok: true, files: record.files.map(each => each.file) };
  } catch (error) {
    return { ok: false, problem: message('journal.notUndone', { file: current, reason: errorCode(error) }) };
  }
}

/** The name of the change that {@link undoLast} would take back, which begins with its time; null where there is none. */
export async function lastChange(journalFolder: string, ports: JournalPorts = realPorts): Promise<string | null> {
  return (await records(journalFolder, 'done', ports.files)).at(-1) ?? null;
}

/**
 * After a crash: a change that got as far as its last file is kept, any other is taken back, and an undo is finished. Files
 * that somebody changed meanwhile are left as they are. Null: nothing was interrupted. Never throws.
 */
export async function recover(journalFolder: string, ports: JournalPorts = realPorts): Promise<Message | null> {
  const { files } = ports;
  let outcome: Message | null = null;
  for (const stage of ['pending', 'undoing'] as const) {
    for (const name of await records(journalFolder, stage, files)) {
      try {
        const record = readRecord(await files.read(path.join(journalFolder, name)));
        if (!record) outcome = await setAside(journalFolder, name, files);
        else if (!isBeingWritten(record, ports)) outcome = await settle(record, journalFolder, stage, files);
      } catch (error) {
        outcome = message('journal.unusable', { reason: errorCode(error) });
      }
    }
  }
  await removeLeftovers(journalFolder, files);
  return outcome;
}

async function settle(
  record: ChangeRecord,
  journalFolder: string,
  stage: 'pending' | 'undoing',
  files: JournalFiles,
): Promise<Message> {
  const count = record.files.length;
  const states = await Promise.all(record.files.map(each => holds(each.file, each.after, files)));
  for (const { file } of record.files) await removeTemporary(file, record.id, files);
  if (stage === 'pending' && states.every(isWritten => isWritten)) {
    await moveOn(journalFolder, record.id, 'pending', 'done', files);
    return message('journal.finished', { count });
  }
  const isBack = await takeBack(record, record.files, journalFolder, stage, files);
  return isBack ? message('journal.reverted', { count }) : message('journal.stuck', { count });
}

/** Another window may be at work right now; after a minute its process number proves nothing. */
function isBeingWritten({ pid, at }: ChangeRecord, { clock }: JournalPorts): boolean {
  const age = clock().getTime() - Date.parse(at);
  if (pid === process.pid || !(age < 60_000)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The file as the journal will keep it, or why it must not be written. */
async function check({ file, before, after }: FileEdit, files: JournalFiles): Promise<RecordedFile | Message> {
  if (!path.isAbsolute(file)) return message('journal.relative', { file });
  try {
    const kind = await files.kind(file);
    if (kind === 'link' || (await isFolderLinked(file, files))) return message('journal.symlink', { file });
    if (kind !== 'absent' && kind !== 'file') return message('journal.notAFile', { file });
    const bytes = Buffer.from(after, 'utf8');
    if (kind === 'absent') {
      if (before !== null) return message('journal.changed', { file });
      return { file, before: null, after: bytes, mode: null };
    }
    const found = await files.read(file);
    if (before === null || !found.equals(Buffer.from(before, 'utf8'))) return message('journal.changed', { file });
    return { file, before: found, after: bytes, mode: await files.mode(file) };
  } catch (error) {
    return message('journal.failed', { file, reason: errorCode(error) });
  }
}

/** Whether the folder of a file is a symbolic link, or would be made in one. */
async function isFolderLinked(file: string, files: JournalFiles): Promise<boolean> {
  const folder = path.dirname(file);
  const kind = await files.kind(folder);
  return kind === 'link' || (kind === 'absent' && folder !== file && (await isFolderLinked(folder, files)));
}

/** Writes a new file beside the old one and puts it in its place. */
async function replace(
  file: string,
  bytes: Buffer,
  mode: number | null,
  id: string,
  files: JournalFiles,
): Promise<void> {
  const temporary = temporaryPath(file, id);
  await removeTemporary(file, id, files);
  await files.create(temporary, bytes, mode);
  await files.rename(temporary, file);
  await files.syncFolder(path.dirname(file));
}

/** Restores those files that hold what the change wrote, then removes the record. False where a file resists. */
async function takeBack(
  record: ChangeRecord,
  recorded: readonly RecordedFile[],
  journalFolder: string,
  stage: Stage,
  files: JournalFiles,
): Promise<boolean> {
  try {
    for (const each of recorded) {
      await removeTemporary(each.file, record.id, files);
      if (await holds(each.file, each.after, files)) await restore(each, record.id, files);
    }
    await files.unlink(recordPath(journalFolder, record.id, stage));
    return true;
  } catch {
    // The record stays, so that the next recovery tries again.
    return false;
  }
}

async function restore({ file, before, mode }: RecordedFile, id: string, files: JournalFiles): Promise<void> {
  if (before !== null) return replace(file, before, mode, id, files);
  await files.unlink(file);
  await files.syncFolder(path.dirname(file));
}

async function holds(file: string, bytes: Buffer, files: JournalFiles): Promise<boolean> {
  return (await files.kind(file)) === 'file' && (await files.read(file)).equals(bytes);
}

async function moveOn(folder: string, id: string, from: Stage, to: Stage, files: JournalFiles): Promise<void> {
  await files.rename(recordPath(folder, id, from), recordPath(folder, id, to));
  await files.syncFolder(folder);
}

async function records(folder: string, stage: Stage, files: JournalFiles): Promise<readonly string[]> {
  const names = await files.list(folder).catch(() => []);
  return names.filter(name => name.endsWith(`.${stage}.json`)).sort();
}

async function forgetOld(folder: string, files: JournalFiles): Promise<void> {
  const old = (await records(folder, 'done', files)).slice(0, -keptChanges);
  for (const name of old) await files.unlink(path.join(folder, name));
}

async function setAside(folder: string, name: string, files: JournalFiles): Promise<Message> {
  await files.rename(path.join(folder, name), path.join(folder, `${name}.broken`));
  return message('journal.broken', { file: path.join(folder, name) });
}

/** A crash while a record itself was written leaves a part of it; no file was touched then. */
async function removeLeftovers(folder: string, files: JournalFiles): Promise<void> {
  const names = await files.list(folder).catch(() => []);
  for (const name of names) {
    if (name.endsWith(temporaryEnding)) await files.unlink(path.join(folder, name)).catch(() => {});
  }
}

async function removeTemporary(file: string, id: string, files: JournalFiles): Promise<void> {
  const temporary = temporaryPath(file, id);
  if ((await files.kind(temporary)) !== 'absent') await files.unlink(temporary);
}

const temporaryEnding = '.sightglass-new';

function temporaryPath(file: string, id: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${id}${temporaryEnding}`);
}

function recordPath(folder: string, id: string, stage: Stage): string {
  return path.join(folder, `${id}.${stage}.json`);
}

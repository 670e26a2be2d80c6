import path from 'node:path';
import type { JournalFiles } from './files.ts';
import type { RecordedFile } from './record.ts';

/** Somebody else changed a file while it was being written; their version is there now. */
export class TakenMeanwhile extends Error {
  override readonly name = 'TakenMeanwhile';
}

type Restored = Pick<RecordedFile, 'file' | 'attributes' | 'folders'> & {
  readonly before: Buffer | null;
  readonly after: Buffer | null;
};

/**
 * Puts `before` in place of `after`; null means that there is no file. The replaced file is kept under {@link keptPath} until
 * {@link forgetKept}. Throws {@link TakenMeanwhile} if the file does not contain `after`.
 */
export async function restore(file: Restored, id: string, files: JournalFiles): Promise<void> {
  const { before, after, attributes } = file;
  const to = file.file;
  const kept = keptPath(to, id);
  if (before === null) {
    if (after === null) return;
    const folder = await files.look(path.dirname(to));
    if (folder.kind !== 'folder') throw new TakenMeanwhile(to);
    if ((await files.remove({ to, expected: after, kept, folder: folder.identity })) === 'changed')
      throw new TakenMeanwhile(to);
    await files.syncFolder(path.dirname(to));
    await removeEmpty(file.folders, files);
    return;
  }
  const folderName = path.dirname(to);
  await files.makeFolder(folderName, false);
  const folder = await files.look(folderName);
  if (folder.kind !== 'folder') throw new TakenMeanwhile(to);
  const from = temporaryPath(to, id);
  await unlinkIfThere(from, files);
  await files.create(from, before, attributes);
  if ((await files.swap({ from, to, expected: after, kept, folder: folder.identity })) === 'changed')
    throw new TakenMeanwhile(to);
  await files.syncFolder(folderName);
}

/** Writes a file of the journal's own, readable only by its owner. The file is written whole or not at all. */
export async function put(file: string, bytes: Buffer, id: string, files: JournalFiles): Promise<void> {
  await files.makeFolder(path.dirname(file), true);
  const temporary = temporaryPath(file, id);
  await unlinkIfThere(temporary, files);
  await files.create(temporary, bytes, { mode: 0o600, group: null });
  await files.rename(temporary, file);
  await files.syncFolder(path.dirname(file));
}

/**
 * Removes the kept file that was replaced. Throws {@link TakenMeanwhile} if it no longer contains `before`: somebody who had it
 * open has written to it.
 */
export async function forgetKept(
  { file, before }: { readonly file: string; readonly before: Buffer | null },
  id: string,
  files: JournalFiles,
): Promise<void> {
  const kept = keptPath(file, id);
  if ((await files.look(kept)).kind === 'absent') return;
  if (before === null || !(await files.read(kept)).equals(before)) throw new TakenMeanwhile(file);
  await files.unlink(kept);
}

/**
 * Removes what a crash left next to a file. The kept old file is moved back if the file itself is gone, and left alone if its
 * contents are neither `before` nor `after`.
 */
export async function tidy({ file, before, after }: RecordedFile, id: string, files: JournalFiles): Promise<void> {
  await unlinkIfThere(temporaryPath(file, id), files);
  const kept = keptPath(file, id);
  if ((await files.look(kept)).kind !== 'file') return;
  if ((await files.look(file)).kind === 'absent' && before !== null) return files.rename(kept, file);
  const bytes = await files.read(kept);
  if (bytes.equals(after) || before?.equals(bytes) === true) await files.unlink(kept);
}

/** Removes folders that were made for a file that is gone again, unless they contain something else. */
export async function removeEmpty(folders: readonly string[], files: JournalFiles): Promise<void> {
  for (const folder of [...folders].reverse()) {
    if ((await files.look(folder)).kind !== 'folder' || (await files.list(folder)).length > 0) return;
    await files.removeFolder(folder);
  }
}

async function unlinkIfThere(file: string, files: JournalFiles): Promise<void> {
  if ((await files.look(file)).kind !== 'absent') await files.unlink(file);
}

export const temporaryEnding = '.sightglass-new';

/** Where the new file is written before it takes the place of the old one. */
function temporaryPath(file: string, id: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${id}${temporaryEnding}`);
}

/** Where the old file is kept until the change is complete. */
export function keptPath(file: string, id: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${id}.sightglass-old`);
}

import { FileSystemError, type Uri, workspace } from 'vscode';
import { type Message, message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import type { JournalResult } from '../../node/journal/ports.ts';
import { uriOfFile } from '../files/fileNames.ts';
import { targetText } from '../files/targetText.ts';
import type { Changes, Write } from '../writing/changes.ts';

/** Changes that can be taken back, as on disk. */
const keptChanges = 20;

/**
 * Changes of files on no disk: they are written through the editor, and what was there before is kept as long as this window lives.
 * Several files are written one after the other; where one cannot be, those before it are restored.
 */
export class MemoryChanges implements Changes {
  readonly #done: (readonly FileEdit[])[] = [];

  canWrite({ scheme }: Uri): boolean {
    return workspace.fs.isWritableFileSystem(scheme) !== false;
  }

  settle(): Promise<Message | null> {
    return Promise.resolve(null);
  }

  canUndo(): Promise<boolean> {
    return Promise.resolve(this.#done.length > 0);
  }

  prepare(): Promise<Write> {
    return Promise.resolve(edits => this.#write(edits));
  }

  async undo(): Promise<JournalResult | null> {
    const last = this.#done.at(-1);
    if (last === undefined) return null;
    const changed = await otherThan(last, ({ after }) => after);
    if (changed !== null) return { ok: false, problem: message('journal.changedSince', { file: shown(changed) }) };
    for (const edit of last) {
      const reason = await put(edit.file, edit.before);
      if (reason !== null) return { ok: false, problem: message('journal.notUndone', { file: shown(edit), reason }) };
    }
    this.#done.pop();
    const removed = last.filter(({ before }) => before === null).map(({ file }) => file);
    return { ok: true, files: last.map(({ file }) => file), removed };
  }

  async #write(edits: readonly FileEdit[]): Promise<JournalResult> {
    const changed = await otherThan(edits, ({ before }) => before);
    if (changed !== null) return { ok: false, problem: message('journal.changed', { file: shown(changed) }) };
    const written: FileEdit[] = [];
    for (const edit of edits) {
      const reason = await put(edit.file, edit.after);
      if (reason === null) {
        written.push(edit);
        continue;
      }
      return { ok: false, problem: await this.#takeBack(written, shown(edit), reason) };
    }
    this.#done.push(written);
    if (this.#done.length > keptChanges) this.#done.shift();
    return { ok: true, files: written.map(({ file }) => file) };
  }

  async #takeBack(written: readonly FileEdit[], file: string, reason: string): Promise<Message> {
    const left: FileEdit[] = [];
    for (const edit of written) if ((await put(edit.file, edit.before)) !== null) left.push(edit);
    // What could not be taken back now can be by Undo.
    if (left.length > 0) this.#done.push(left);
    return left.length === 0
      ? message('journal.failed', { file, reason })
      : message('changes.partly', { file, reason, count: left.length });
  }
}

/** The first file that does not hold what is expected. */
async function otherThan(
  edits: readonly FileEdit[],
  expected: (edit: FileEdit) => string | null,
): Promise<FileEdit | null> {
  for (const edit of edits) {
    const { text, problem } = await targetText(uriOfFile(edit.file), edit.file);
    if (problem !== null || text !== expected(edit)) return edit;
  }
  return null;
}

/** Writes a text, or removes the file for null. Returns the editor's word for why it cannot, else null. */
async function put(file: string, text: string | null): Promise<string | null> {
  const uri = uriOfFile(file);
  try {
    if (text === null) await workspace.fs.delete(uri, { useTrash: false });
    else await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return null;
  } catch (error) {
    return error instanceof FileSystemError ? error.code : 'Unknown';
  }
}

function shown({ file }: FileEdit): string {
  return workspace.asRelativePath(uriOfFile(file));
}

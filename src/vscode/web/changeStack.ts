import { type Message, message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import type { JournalResult } from '../../node/journal/ports.ts';

/** The file system access that a {@link ChangeStack} needs. Files are named as in plans. */
export interface FilePorts {
  /** Returns the text of a file; null if it does not exist; undefined if it cannot be read. */
  readonly read: (file: string) => Promise<string | null | undefined>;
  /**
   * Writes a text, or deletes the file if the text is null.
   * @returns why this failed; null if it did not
   */
  readonly put: (file: string, text: string | null) => Promise<string | null>;
  /** Returns the name of a file for messages. */
  readonly shown: (file: string) => string;
}

/** How many changes can be undone, the same as on disk. */
const keptChanges = 20;

/**
 * Changes of several files, kept in memory for undo. Files are written one after the other; if one cannot be written, the files
 * written before it are restored. Nothing here throws.
 */
export class ChangeStack {
  readonly #done: (readonly FileEdit[])[] = [];

  constructor(private readonly ports: FilePorts) {}

  get isEmpty(): boolean {
    return this.#done.length === 0;
  }

  /** Writes all edits or none. Refuses if the content of a file is not what its edit expects. */
  async write(edits: readonly FileEdit[]): Promise<JournalResult> {
    for (const { file, before } of edits)
      if ((await this.ports.read(file)) !== before) return this.#refused('journal.changed', file);
    const written: FileEdit[] = [];
    for (const edit of edits) {
      const reason = await this.ports.put(edit.file, edit.after);
      if (reason !== null) return { ok: false, problem: await this.#takeBack(written, edit.file, reason) };
      written.push(edit);
    }
    this.#keep(written);
    return { ok: true, files: written.map(({ file }) => file) };
  }

  /**
   * Restores the files of the last change. Refuses if one of them has changed since. If a file cannot be restored, another call
   * continues with the files that are left. Null if there is nothing to undo.
   */
  async undo(): Promise<JournalResult | null> {
    const last = this.#done.at(-1);
    if (last === undefined) return null;
    const left: FileEdit[] = [];
    for (const edit of last) {
      const text = await this.ports.read(edit.file);
      // An earlier attempt has already restored the file.
      if (text === edit.before) continue;
      if (text !== edit.after) return this.#refused('journal.changedSince', edit.file);
      left.push(edit);
    }
    for (const { file, before } of left) {
      const reason = await this.ports.put(file, before);
      if (reason !== null) return this.#refused('journal.notUndone', file, reason);
    }
    this.#done.pop();
    const removed = last.filter(({ before }) => before === null).map(({ file }) => file);
    return { ok: true, files: last.map(({ file }) => file), removed };
  }

  #keep(written: readonly FileEdit[]): void {
    this.#done.push(written);
    if (this.#done.length > keptChanges) this.#done.shift();
  }

  #refused(
    code: 'journal.changed' | 'journal.changedSince' | 'journal.notUndone',
    file: string,
    reason = '',
  ): JournalResult {
    return { ok: false, problem: message(code, { file: this.ports.shown(file), reason }) };
  }

  async #takeBack(written: readonly FileEdit[], failed: string, reason: string): Promise<Message> {
    const file = this.ports.shown(failed);
    const left: FileEdit[] = [];
    for (const edit of written) if ((await this.ports.put(edit.file, edit.before)) !== null) left.push(edit);
    if (left.length === 0) return message('journal.failed', { file, reason });
    // Undo can try again to restore these files.
    this.#keep(left);
    return message('changes.partly', { file, reason, count: left.length });
  }
}

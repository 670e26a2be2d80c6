import { type Message, message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import type { JournalResult } from '../../node/journal/ports.ts';

/** What a {@link ChangeStack} needs from a file system. Files are named as in plans. */
export interface FilePorts {
  /** The text of a file; null where there is none; undefined where it cannot be read. */
  readonly read: (file: string) => Promise<string | null | undefined>;
  /** Writes a text, or removes the file for null. Returns the reason why it cannot, else null. */
  readonly put: (file: string, text: string | null) => Promise<string | null>;
  /** The name of a file in messages. */
  readonly shown: (file: string) => string;
}

/** Changes that can be undone, as on disk. */
const keptChanges = 20;

/**
 * Changes of several files, kept in memory for undo. Files are written one after the other; where one cannot
 * be written, those before it are restored. Nothing here throws.
 */
export class ChangeStack {
  readonly #done: (readonly FileEdit[])[] = [];

  constructor(private readonly ports: FilePorts) {}

  get isEmpty(): boolean {
    return this.#done.length === 0;
  }

  /** Writes edits, all or none. Refused where a file's contents are not what its edit expects. */
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
   * Restores the files of the last change. Refused where one has changed since. Where one cannot be restored, another call
   * goes on with the files that are left. Null: there is nothing to undo.
   */
  async undo(): Promise<JournalResult | null> {
    const last = this.#done.at(-1);
    if (last === undefined) return null;
    const left: FileEdit[] = [];
    for (const edit of last) {
      const text = await this.ports.read(edit.file);
      // An earlier attempt has restored it.
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
    // What could not be restored now can be by Undo.
    this.#keep(left);
    return message('changes.partly', { file, reason, count: left.length });
  }
}

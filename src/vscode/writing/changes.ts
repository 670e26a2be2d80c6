import type { Uri } from 'vscode';
import type { Message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import type { JournalResult } from '../../node/journal/ports.ts';

/** Writes edits as a whole. @param programs written files that must be ones that run */
export type Write = (edits: readonly FileEdit[], programs: readonly string[]) => Promise<JournalResult>;

/** Where changes are written, and kept so that they can be taken back. Nothing here throws. */
export interface Changes {
  /** Whether files there can be written and restored. */
  canWrite(folder: Uri): boolean;
  /** Settles what a crash left half-way; says what became of it. */
  settle(): Promise<Message | null>;
  canUndo(): Promise<boolean>;
  /** Asks what has to be asked before something is written. Null: the person did not answer, and nothing is to happen. */
  prepare(title: string): Promise<Write | null>;
  /** Takes back what was done last. Null: there is nothing. Undefined: the person did not answer, and nothing has happened. */
  undo(): Promise<JournalResult | null | undefined>;
}

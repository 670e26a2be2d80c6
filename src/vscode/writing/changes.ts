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
  /** Completes or reverts what a crash interrupted; says which. */
  settle(): Promise<Message | null>;
  canUndo(): Promise<boolean>;
  /** Asks the questions that precede a write. Null: the person did not answer, and nothing is written. */
  prepare(title: string): Promise<Write | null>;
  /** Undoes the last change. Null: there is none. Undefined: the person did not answer, and nothing was undone. */
  undo(): Promise<JournalResult | null | undefined>;
}

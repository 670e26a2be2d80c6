import type { Uri } from 'vscode';
import type { Message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import type { JournalResult } from '../../node/journal/ports.ts';

/**
 * Writes all edits or none.
 * @param programs written files that must be executable
 */
export type Write = (edits: readonly FileEdit[], programs: readonly string[]) => Promise<JournalResult>;

/** Writes changes, and keeps what is needed to undo them. Nothing here throws. */
export interface Changes {
  /** Whether files in a folder can be written and restored. */
  canWrite(folder: Uri): boolean;
  /**
   * Completes or reverts a change that a crash interrupted.
   * @returns which of the two; null if there was nothing to do
   */
  settle(): Promise<Message | null>;
  canUndo(): Promise<boolean>;
  /** Asks the questions that precede a write. Null if the user did not answer; then nothing is written. */
  prepare(title: string): Promise<Write | null>;
  /** Undoes the last change. Null if there is none. Undefined if the user did not answer; then nothing was undone. */
  undo(): Promise<JournalResult | null | undefined>;
}

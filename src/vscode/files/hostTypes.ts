import type { Generated } from '../../core/ignore/writing/block.ts';
import type { IgnoreTarget } from '../../core/ignore/writing/targets.ts';
import type { IgnoreEdits } from '../../node/ignore/ignoreEdits.ts';

/** Why a file of the workspace was not read. */
export type FileNotRead = 'absent' | 'unreadable' | 'not-a-file' | 'too-large';

/** A file on disk that an untrusted caller named. */
export interface DiskFile {
  /** Absolute. */
  readonly file: string;
  /** Null where it is too large, is not text, or may not be read. */
  readonly text: string | null;
}

/** Makes the edits of ignore files of a folder, which is named by its path or by more. */
export type MakeIgnoreEdits<Folder> = (
  folder: Folder,
  targets: readonly IgnoreTarget[],
  make: (target: IgnoreTarget, current: string | null) => Generated,
) => IgnoreEdits;

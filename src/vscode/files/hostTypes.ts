import type { Generated } from '../../core/ignore/writing/block.ts';
import type { IgnoreTarget } from '../../core/ignore/writing/targets.ts';
import type { IgnoreEdits } from '../../node/ignore/ignoreEdits.ts';

/** Why a file of the workspace was not read. */
export type FileNotRead = 'absent' | 'unreadable' | 'not-a-file' | 'too-large';

/** A file on disk that an untrusted caller named. */
export interface DiskFile {
  /** The absolute path. */
  readonly file: string;
  /** Null if the file is too large, is not text, or may not be read. */
  readonly text: string | null;
}

/**
 * Makes the edits of the ignore files of a folder.
 * @template Folder the path of the folder, or an object with more about it
 */
export type MakeIgnoreEdits<Folder> = (
  folder: Folder,
  targets: readonly IgnoreTarget[],
  make: (target: IgnoreTarget, current: string | null) => Generated,
) => IgnoreEdits;

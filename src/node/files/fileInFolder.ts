import path from 'node:path';
import { type ReadText, readTextSync } from './readText.ts';
import { isBelow } from './inside.ts';

/** A file in a folder, found by a name from an untrusted source. */
export interface FoundFile {
  /** Absolute, below the folder as it was given. */
  readonly file: string;
  /** Its text; null if it is too large, is not text, or cannot be read. */
  readonly text: string | null;
}

/**
 * Returns the regular file that a path names inside a folder, after resolving links. Everything else gives the same null
 * (absent, outside, not a regular file), so the answer reveals nothing about the rest of the disk.
 * @param given relative to the folder, or absolute
 * @param maximumBytes a larger file is found but not read
 */
export function fileInFolder(folder: string, given: string, maximumBytes: number): FoundFile | null {
  if (given.includes('\0')) return null;
  const file = path.resolve(folder, given);
  if (!isBelow(folder, file)) return null;
  const read = readTextSync(file, maximumBytes, folder);
  return isInside(read) ? { file, text: read.kind === 'text' ? read.text : null } : null;
}

function isInside({ kind }: ReadText): boolean {
  return kind === 'text' || kind === 'binary' || kind === 'too-large' || kind === 'unreadable';
}

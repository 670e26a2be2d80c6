import { oneOrMore } from '../../core/json.ts';
import { slashed } from '../../node/files/inside.ts';
import { fileInFolder } from '../../node/files/fileInFolder.ts';
import path from 'node:path';
import { ToolError } from './server.ts';

/** The largest file that is read for an answer, in bytes. */
const largestFile = 2_000_000;

/** A file of the folder that the server was started for. */
export interface OwnFile {
  /** Absolute. */
  readonly file: string;
  /** Relative, with `/`. */
  readonly name: string;
  /** Null if it is not text, or too large to be read. */
  readonly text: string | null;
}

/**
 * Returns the file that a caller names. Throws the same {@link ToolError} for anything outside the folder after resolving links: an
 * answer must not reveal anything about the rest of the disk.
 */
export function ownFile(folder: string, given: unknown): OwnFile {
  const found = typeof given === 'string' ? fileInFolder(folder, given, largestFile) : null;
  if (found === null)
    throw new ToolError(
      'This tool answers only for files in the folder it was started for. Give a path relative to that folder.',
    );
  const name = slashed(path.relative(folder, found.file));
  return { file: found.file, name, text: found.text };
}

/** Accepts a string or a list of strings. Throws {@link ToolError} for anything else. */
export function textsOf(given: unknown, name: string, most: number): readonly string[] {
  const all = oneOrMore(given);
  const texts = all.filter(each => typeof each === 'string');
  if (texts.length !== all.length || texts.length === 0 || texts.length > most)
    throw new ToolError(`${name} takes a path, or a list of at most ${most}.`);
  return texts;
}

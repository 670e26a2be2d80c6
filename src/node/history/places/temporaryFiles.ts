import { lstatSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { isAbsent } from '../../files/errorCode.ts';
import { expand, type Listed, type Problem } from './storePaths.ts';

/**
 * Returns the folders for a person's temporary files; none if the records of another home folder are read. Some programs use
 * `/tmp` regardless of what the system says.
 */
export function temporaryFolders(home: string | undefined): readonly string[] {
  if (home === undefined || path.resolve(home) !== path.resolve(homedir())) return [];
  return process.platform === 'win32' ? [tmpdir()] : [...new Set([tmpdir(), '/tmp'])];
}

/**
 * Returns the files that match a pattern below a temporary folder. Everybody may write there, so links are not followed, and
 * files and folders of other users are skipped.
 */
export function temporaryFiles(
  folder: string,
  parts: readonly string[],
  listed: Listed,
  problem: Problem,
): readonly string[] {
  return expand(folder, parts, listed, problem, (file, isLast) => isOwn(file, isLast, problem));
}

/** Whether it is a file or folder of the person. Windows has no such owners, but gives each person a temporary folder of their own. */
function isOwn(file: string, isLast: boolean, problem: Problem): boolean {
  try {
    const stat = lstatSync(file);
    const isOfPerson = process.getuid === undefined || stat.uid === process.getuid();
    return isOfPerson && (isLast ? stat.isFile() : stat.isDirectory());
  } catch (error) {
    if (!isAbsent(error)) problem('unreadable', file);
    return false;
  }
}

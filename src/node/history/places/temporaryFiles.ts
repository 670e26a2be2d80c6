import { lstatSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { isAbsent } from '../../files/errorCode.ts';
import { expand, type Listed, type Problem } from './storePaths.ts';

/**
 * Where programs of a person keep what they need for a while; nowhere where records of another home folder are read. Some take
 * `/tmp` whatever the system names.
 */
export function temporaryFolders(home: string | undefined): readonly string[] {
  if (home === undefined || path.resolve(home) !== path.resolve(homedir())) return [];
  return process.platform === 'win32' ? [tmpdir()] : [...new Set([tmpdir(), '/tmp'])];
}

/**
 * The files of a name with `*` below a temporary folder. Everybody may write there: no link is followed, and nothing is looked
 * into that belongs to somebody else.
 */
export function temporaryFiles(
  folder: string,
  parts: readonly string[],
  listed: Listed,
  problem: Problem,
): readonly string[] {
  return expand(folder, parts, listed, problem, (file, isLast) => isOwn(file, isLast, problem));
}

/** Windows knows no such owner, and gives each person a folder of their own. */
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

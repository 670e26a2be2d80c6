import { statSync } from 'node:fs';
import path from 'node:path';
import { remoteUrls } from '../../core/ignore/sources/gitConfig.ts';
import { readRegularSync } from '../files/regularFile.ts';

export interface GitRepository {
  /** Its working folder, absolute. */
  readonly root: string;
  readonly fetchUrls: readonly string[];
}

/** A repository, with the places where git keeps the data of a working folder. */
export interface GitFolders extends GitRepository {
  /** The git folder of this working folder alone; null if `.git` is broken. */
  readonly own: string | null;
  /** The folder that worktrees share: config, `info/exclude`. */
  readonly common: string | null;
}

/** The largest git file that is read, in bytes: git's configuration files are small. */
const maximumBytes = 1_000_000;

/**
 * Returns the repository that a folder belongs to: like git, the nearest one upwards; null if there is none. Reads files only
 * and runs nothing. A worktree has the remotes of the repository that it belongs to.
 */
export function gitRepositoryOf(folder: string): GitRepository | null {
  const found = gitFoldersOf(folder);
  return found === null ? null : { root: found.root, fetchUrls: found.fetchUrls };
}

/** Like {@link gitRepositoryOf}, with the places where git keeps the repository. */
export function gitFoldersOf(folder: string): GitFolders | null {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = gitFoldersAt(at);
    if (found !== null) return found;
    if (path.dirname(at) === at) return null;
  }
}

/** Returns the repository, worktree or submodule whose root is this folder; null if the folder is no such root. */
export function gitFoldersAt(folder: string): GitFolders | null {
  const entry = path.join(folder, '.git');
  const stat = statSync(entry, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  const own = stat.isDirectory() ? entry : linked(folder, readSmall(entry));
  const common = own === null ? null : path.resolve(own, readSmall(path.join(own, 'commondir')).trim() || '.');
  const fetchUrls = common === null ? [] : remoteUrls(readSmall(path.join(common, 'config')));
  return { root: folder, fetchUrls, own, common };
}

/** Returns the folder that a `.git` file names (gitrepository-layout(5)). */
function linked(folder: string, text: string): string | null {
  const target = /^gitdir: (.+)$/m.exec(text)?.[1];
  return target === undefined ? null : path.resolve(folder, target.trim());
}

/** Returns the text of a small git file; empty if it cannot be read. */
export function readSmall(file: string): string {
  const read = readRegularSync(file, { maximumBytes });
  return read.kind === 'bytes' ? new TextDecoder('utf-8').decode(read.content) : '';
}

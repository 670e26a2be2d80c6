import { statSync } from 'node:fs';
import path from 'node:path';
import { remoteUrls } from '../../core/ignore/sources/gitRemotes.ts';
import { readRegularSync } from '../files/regularFile.ts';

export interface GitRepository {
  /** Its working folder, absolute. */
  readonly root: string;
  readonly fetchUrls: readonly string[];
}

/** A config of git is small; a larger file is none. */
const maximumBytes = 1_000_000;

/**
 * The repository that a folder belongs to: the nearest one upwards, as git looks for it. Reads files only and runs
 * nothing. Null where there is none. A worktree has the remotes of the repository that it belongs to.
 */
export function gitRepositoryOf(folder: string): GitRepository | null {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const entry = path.join(at, '.git');
    const stat = statSync(entry, { throwIfNoEntry: false });
    if (stat !== undefined) {
      const own = stat.isDirectory() ? entry : linked(at, readSmall(entry));
      const common = own === null ? null : path.resolve(own, readSmall(path.join(own, 'commondir')).trim() || '.');
      return { root: at, fetchUrls: common === null ? [] : remoteUrls(readSmall(path.join(common, 'config'))) };
    }
    if (path.dirname(at) === at) return null;
  }
}

/** The folder that a `.git` file names (gitrepository-layout(5)). */
function linked(folder: string, text: string): string | null {
  const target = /^gitdir: (.+)$/m.exec(text)?.[1];
  return target === undefined ? null : path.resolve(folder, target.trim());
}

function readSmall(file: string): string {
  const read = readRegularSync(file, { maximumBytes });
  return read.kind === 'bytes' ? new TextDecoder('utf-8').decode(read.content) : '';
}

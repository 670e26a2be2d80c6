import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { folderOf, slashed } from '../../core/guard/places.ts';

/** More names of one folder are not looked at. */
const mostNames = 50_000;

/** What lies on the disk, as the guard asks for it: absolute paths with `/`. Each answer is kept; nothing throws. */
export class DiskView {
  readonly #lists = new Map<string, readonly string[]>();

  constructor(private readonly isWindows: boolean) {}

  /** Names in a folder; those of folders end in `/`. Empty where there is none. */
  list(folder: string): readonly string[] {
    let names = this.#lists.get(folder);
    if (names === undefined) {
      names = namesIn(path.normalize(folder));
      this.#lists.set(folder, names);
    }
    return names;
  }

  /** Where a path leads behind all links; of one that is not there, where its folder leads. */
  realPath(file: string): string {
    for (
      let folder = file, rest = '';
      ;
      rest = folder.slice(folder.lastIndexOf('/')) + rest, folder = folderOf(folder)
    ) {
      try {
        return slashed(realpathSync.native(path.normalize(folder)), this.isWindows).replace(/\/$/, '') + rest;
      } catch {
        if (folder === folderOf(folder)) return file;
      }
    }
  }

  /** The innermost folder, this one or one above it, that holds `.git`. */
  repositoryOf(folder: string): string | null {
    for (let at = folder; ; at = folderOf(at)) {
      if (isThere(path.normalize(at === '/' ? '/.git' : `${at}/.git`))) return at;
      if (at === folderOf(at)) return null;
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.slice(0, mostNames).map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  } catch {
    return [];
  }
}

function isThere(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

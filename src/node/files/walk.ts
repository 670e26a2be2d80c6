import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { skippedFolders } from './skippedFolders.ts';

export interface WalkOptions {
  readonly signal?: AbortSignal;
  /** Stops after this many files; it is up to the caller to report that. */
  readonly maximumFiles?: number;
  /** Called for a folder or entry that cannot be read; its path is relative, with `/`. */
  readonly onUnreadable?: (relativePath: string) => void;
}

/**
 * Yields the names of all regular files below a folder, relative to it, with `/`, in no particular order. Symbolic links are
 * not followed, so no link can form a loop or lead out of the folder. A folder that cannot be read is skipped.
 */
export async function* walk(root: string, options: WalkOptions = {}): AsyncGenerator<string> {
  const waiting = [''];
  let count = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of await entriesOf(path.join(root, folder), () => options.onUnreadable?.(folder ?? ''))) {
      if (options.signal?.aborted === true) return;
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) waiting.push(name);
      } else if (entry.isFile()) {
        yield name;
        if (++count === options.maximumFiles) return;
      }
    }
  }
}

async function entriesOf(folder: string, onUnreadable: () => void): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    onUnreadable();
    return [];
  }
}

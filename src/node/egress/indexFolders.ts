import path from 'node:path';
import type { NamedFolder } from '../../core/egress/attribution/folders.ts';
import { LineHashIndex } from '../../core/egress/attribution/lineIndex.ts';
import { readTextSync } from '../files/readText.ts';

interface IndexedFolder extends NamedFolder {
  /** Relative to the root, with `/`. */
  readonly paths: readonly string[];
}

/** Larger files are data that no assistant sends. */
const maximumFile = 2_000_000;
/** Bytes of text in all folders together that are indexed; text beyond that cannot be recognised in requests. */
const maximumIndexed = 300_000_000;
/** How many files are read between two pauses, in which the thread can be told to stop. */
const batch = 200;

/**
 * Indexes the files of folders, always taking the next file from the folder of which the least is indexed so far: if not everything
 * fits, each folder gets an equal share, and what one does not need goes to the others. Rejects with an `AbortError` when the
 * signal fires.
 * @param maximum bytes of all folders together
 */
export async function indexFolders(
  folders: readonly IndexedFolder[],
  signal: AbortSignal | undefined,
  maximum = maximumIndexed,
): Promise<LineHashIndex> {
  const index = new LineHashIndex();
  const waiting = folders.map(folder => ({ folder, names: folder.paths.values(), bytes: 0 }));
  let left = maximum;
  for (let i = 0; waiting.length > 0; i++) {
    if (i % batch === 0) {
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    const next = waiting.reduce((least, each) => (each.bytes < least.bytes ? each : least));
    const name = next.names.next();
    if (name.done === true) {
      waiting.splice(waiting.indexOf(next), 1);
      continue;
    }
    const read = readTextSync(path.join(next.folder.root, name.value), Math.min(maximumFile, left));
    if (read.kind !== 'text') continue;
    index.add(name.value, read.text, next.folder);
    next.bytes += read.bytes;
    left -= read.bytes;
  }
  return index;
}

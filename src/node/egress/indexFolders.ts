import path from 'node:path';
import type { NamedFolder } from '../../core/egress/attribution/folders.ts';
import { LineHashIndex } from '../../core/egress/attribution/lineIndex.ts';
import { readTextSync } from '../files/readText.ts';

interface IndexedFolder extends NamedFolder {
  /** Relative to the root, with `/`. */
  readonly paths: readonly string[];
}

/** Larger files are data, and no assistant sends them. */
const maximumFile = 2_000_000;
/** Text of all folders together that is indexed; what is beyond it cannot be recognised in requests. */
const maximumIndexed = 300_000_000;
/** Files between two pauses, in which the thread can be told to stop. */
const batch = 200;

/**
 * Indexes the files of folders, always the next one of the folder of which the least is indexed: where not all fits, each
 * folder has the same share, and what one does not need is the others'. Rejects with an `AbortError` when the signal fires.
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

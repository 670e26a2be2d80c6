import { type FileHistory, type JoinedHistory, joinHistory, type Unread } from '../../core/history/report.ts';
import { type Detector, Tally } from '../../core/history/tally.ts';
import type { Transcripts, UnreadReason } from '../../core/history/types.ts';
import type { Folders } from '../../core/settings/readings.ts';
import type { HistoryIndex } from './index.ts';
import { isUnchanged, isUnfinished, type KeptFile, readHistoryFile } from './readFile.ts';
import { storeFiles } from './storeFiles.ts';

export interface HistoryRequest {
  readonly products: readonly Transcripts[];
  /** One for each folder that is open, at least one. */
  readonly folders: readonly Folders[];
  readonly detector: Detector;
  /** Other products were left out: what the index knows of them stays. */
  readonly isPartial?: boolean;
  /** What earlier passes found; null: everything is read. */
  readonly index: HistoryIndex | null;
  /** Also which files were sent. */
  readonly withFiles?: boolean;
  /** Files that nobody has written since then are left out. Milliseconds. */
  readonly since?: number | null;
  readonly onProgress?: (files: number, of: number) => void;
  /** True: stop before the next file. */
  readonly isStopped?: () => boolean;
}

export interface HistoryRead {
  readonly joined: JoinedHistory;
  readonly unread: readonly Unread[];
  readonly files: number;
  /** Files that were not looked at, because reading was stopped; the older ones. */
  readonly left: number;
  /** Bytes that were read, not those that were known. */
  readonly bytes: number;
}

/** Reads the records of the given products, newest first. Changes nothing but the index. Never throws. */
export function readHistory(request: HistoryRequest): HistoryRead {
  const { products, folders, detector, index, since = null, withFiles = false, isPartial = false } = request;
  const stores = products.flatMap(each => each.stores);
  const found = storeFiles(stores, folders);
  const unread = new UnreadCounts();
  for (const { store, reason } of found.problems) unread.add(store, reason);
  const read: FileHistory[] = [];
  let bytes = 0;
  let files = 0;
  for (const { store, file, mtime } of found.files) {
    if (request.isStopped?.() === true) break;
    request.onProgress?.(files, found.files.length);
    files++;
    const { reading } = store;
    if (since !== null && mtime < since) {
      const kept = index?.of(file) ?? null;
      if (kept !== null) index?.keep(file, kept);
      continue;
    }
    if (reading.format === 'closed') {
      unread.add(store.id, reading.reason);
      continue;
    }
    let kept: KeptFile | null = index?.of(file) ?? null;
    let tally: Tally;
    if (kept !== null && isUnchanged(file, kept)) {
      tally = new Tally(detector, kept.tally, withFiles);
    } else {
      const result = readHistoryFile(file, reading, saved => new Tally(detector, saved), kept);
      if (result.kind === 'unread') unread.add(store.id, result.reason);
      if (result.kind !== 'read') continue;
      tally = result.tally;
      bytes += result.bytes;
      kept = result.kept;
    }
    index?.keep(file, kept);
    if (isUnfinished(kept)) unread.add(store.id, 'unfinished');
    for (const [reason, count] of tally.unreadParts) unread.add(store.id, reason, count);
    read.push({ store, lanes: tally.results(withFiles) });
  }
  const left = found.files.length - files;
  index?.save(!isPartial && left === 0);
  return { joined: joinHistory(read, products), unread: unread.inOrder(), files, left, bytes };
}

/** How often what was not read, by store and reason. */
class UnreadCounts {
  readonly #counts = new Map<string, { store: string; reason: UnreadReason; count: number }>();

  add(store: string, reason: UnreadReason, count = 1): void {
    const key = `${store}\0${reason}`;
    const before = this.#counts.get(key);
    if (before === undefined) this.#counts.set(key, { store, reason, count });
    else before.count += count;
  }

  inOrder(): readonly Unread[] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  }
}

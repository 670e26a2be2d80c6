import { type FileHistory, type JoinedHistory, joinHistory, type Unread } from '../../core/history/report.ts';
import { type Detector, Tally } from '../../core/history/records/tally.ts';
import type { Transcripts, UnreadReason } from '../../core/history/types.ts';
import type { Folders } from '../../core/settings/readings.ts';
import type { HistoryIndex } from './index.ts';
import { isUnchanged, isUnfinished, readHistoryFile, stateOf } from './readFile.ts';
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
  for (const each of found.files) {
    if (request.isStopped?.() === true) break;
    request.onProgress?.(files, found.files.length);
    files++;
    const { store, file, mtime } = each;
    const { reading } = store;
    let kept = index?.of(file) ?? null;
    if (since !== null && mtime < since) {
      if (kept !== null) index?.keep(file, kept);
      continue;
    }
    if (reading.format === 'closed') {
      unread.add(store.id, reading.reason);
      continue;
    }
    let tally: Tally | null = null;
    if (kept === null || !isUnchanged(each, kept)) {
      const result = readHistoryFile(file, reading, saved => new Tally(detector, saved), kept);
      if (result.kind === 'unread') unread.add(store.id, result.reason);
      if (result.kind !== 'read') continue;
      ({ tally, kept } = result);
      bytes += result.bytes;
    }
    index?.keep(file, kept);
    if (isUnfinished(kept)) unread.add(store.id, 'unfinished');
    for (const [reason, count] of kept.unread) unread.add(store.id, reason, count);
    if (withFiles) tally ??= new Tally(detector, stateOf(kept)?.tally);
    read.push({ store, lanes: withFiles && tally !== null ? tally.results(true) : kept.lanes });
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

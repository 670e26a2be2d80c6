import { type FileHistory, type JoinedHistory, joinHistory, type Unread } from '../../core/history/report.ts';
import { type Detector, Tally } from '../../core/history/tally/tally.ts';
import type { Transcripts, UnreadReason } from '../../core/history/types.ts';
import type { Folders } from '../../core/settings/readings.ts';
import type { HistoryIndex } from './index.ts';
import { continued, isUnchanged, isUnfinished, type KeptFile, type NewTally, readHistoryFile } from './readFile.ts';
import { type StoreFile, storeFiles } from './places/storeFiles.ts';

export interface HistoryRequest {
  readonly products: readonly Transcripts[];
  /** One for each open folder, at least one. */
  readonly folders: readonly Folders[];
  readonly detector: Detector;
  /** Other products were left out: the index keeps what it knows about them. */
  readonly isPartial?: boolean;
  /** What earlier passes found; null: everything is read. */
  readonly index: HistoryIndex | null;
  /** Whether to report also which files were sent. */
  readonly withFiles?: boolean;
  /** Files last written before this time are left out. Milliseconds. */
  readonly since?: number | null;
  readonly onProgress?: (files: number, of: number) => void;
  /** True: stop before the next file. */
  readonly isStopped?: () => boolean;
}

export interface HistoryRead {
  readonly joined: JoinedHistory;
  readonly unread: readonly Unread[];
  readonly files: number;
  /** How many files were not read because reading was stopped; these are the oldest. */
  readonly left: number;
  /** Bytes that were read in this pass, without those known from earlier ones. */
  readonly bytes: number;
}

/** Reads the records of the given products, newest first. Changes only the index. Never throws. */
export function readHistory(request: HistoryRequest): HistoryRead {
  const { products, folders, index, isPartial = false } = request;
  const found = storeFiles(
    products.flatMap(each => each.stores),
    folders,
  );
  const pass = new Pass(request);
  for (const { store, reason } of found.problems) pass.unread.add(store, reason);
  let files = 0;
  for (const each of found.files) {
    if (request.isStopped?.() === true) break;
    request.onProgress?.(files, found.files.length);
    files++;
    pass.take(each);
  }
  const left = found.files.length - files;
  index?.save(!isPartial && left === 0);
  const { read, unread, bytes } = pass;
  return { joined: joinHistory(read, products), unread: unread.inOrder(), files, left, bytes };
}

/** Collects what one pass finds. */
class Pass {
  readonly read: FileHistory[] = [];
  readonly unread = new UnreadCounts();
  bytes = 0;

  readonly #newTally: NewTally;

  constructor(private readonly request: HistoryRequest) {
    this.#newTally = (saved, files) => new Tally(request.detector, saved, files);
  }

  take(found: StoreFile): void {
    const { index, since = null } = this.request;
    const { store, file, mtime } = found;
    const kept = index?.of(file) ?? null;
    if (since !== null && mtime < since) {
      // Left out of this report, but kept in the index.
      if (kept !== null) index?.keep(file, kept);
    } else if (store.reading.format === 'closed') this.unread.add(store.id, store.reading.reason);
    else {
      const now = kept !== null && isUnchanged(found, kept) ? { kept, tally: null } : this.#readNew(found, kept);
      if (now !== null) this.#add(found, now.kept, now.tally);
    }
  }

  /** Reads what is new in a file; null if it cannot be read. */
  #readNew(
    { store, file }: StoreFile,
    before: KeptFile | null,
  ): { readonly kept: KeptFile; readonly tally: Tally } | null {
    const { reading } = store;
    if (reading.format === 'closed') return null;
    const result = readHistoryFile(file, reading, this.#newTally, before);
    if (result.kind === 'unread') this.unread.add(store.id, result.reason);
    if (result.kind !== 'read') return null;
    this.bytes += result.bytes;
    return result;
  }

  #add({ store, file }: StoreFile, kept: KeptFile, tally: Tally | null): void {
    const { index, withFiles = false } = this.request;
    index?.keep(file, kept);
    if (isUnfinished(kept)) this.unread.add(store.id, 'unfinished');
    for (const [reason, count] of kept.unread) this.unread.add(store.id, reason, count);
    // Files are not part of the lanes that are kept: there are many, and few reports need them.
    const lanes = withFiles ? ((tally ?? continued(kept, this.#newTally)?.tally)?.results(true) ?? []) : kept.lanes;
    this.read.push({ store, lanes });
  }
}

/** Counts what was not read, by store and reason. */
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

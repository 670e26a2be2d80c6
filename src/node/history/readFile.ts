import { createHash } from 'node:crypto';
import { type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';
import { OperationLog } from '../../core/history/records/operations.ts';
import type { LaneResult } from '../../core/history/tally/laneResults.ts';
import type { Tally } from '../../core/history/tally/tally.ts';
import type { MapperState, Neighbours, StoreReading, UnreadReason } from '../../core/history/types.ts';
import { isObject, parseJson } from '../../core/json.ts';
import { SqlDatabase, type SqlTable } from '../../core/egress/readers/sqlite/database.ts';
import { type OpenFile, openRegularSync, readRegularSync } from '../files/regularFile.ts';
import type { LaneFiles } from '../../core/history/tally/carried.ts';
import { fileRowBytes, storedFiles } from './fileRows.ts';
import { type DatabaseSource, readUnchanged } from './reading/liveDatabase.ts';
import { LongTexts, longestText } from './reading/longTexts.ts';
import { type LineSink, readRecordLines } from './reading/recordLines.ts';
import type { StoreFile } from './places/storeFiles.ts';
import { mayBePacked, unpack } from './reading/unpack.ts';

/** A document is read whole, and takes several times its size in memory. */
const maximumDocument = 512 * 1024 * 1024;
const maximumNeighbour = 4 * 1024 * 1024;
/** The maximum size of one row: some products store whole conversations in one. */
const rowLimits = { payload: 256 * 1024 * 1024, work: 64 * 1024 * 1024 * 1024 };
/** How many bytes at both ends of what was read are compared to check that a file has only grown since. */
const identityBytes = 4096;
/** How many passes may append rows before they are merged into one part. */
const mostParts = 64;

/** What one pass keeps about a file, so that the next one can continue: JSON without any text. */
export interface KeptFile {
  readonly size: number;
  readonly mtime: number;
  /** The state of a database's write-ahead log. */
  readonly log: string;
  readonly offset: number;
  /** A digest of both ends of what was read. */
  readonly identity: string;
  /** Whether a later pass can continue where this one ended. */
  readonly goesOn: boolean;
  readonly unread: readonly (readonly [reason: UnreadReason, count: number])[];
  /** What was found, without files. */
  readonly lanes: readonly LaneResult[];
  /** {@link FileState} as JSON. */
  readonly state: Uint8Array;
  /** What happened to files, as {@link fileRowBytes}: one part per pass, with the files that it dealt with. */
  readonly files: readonly Uint8Array[];
}

/** The state needed to continue, apart from the files. */
interface FileState {
  readonly tally: unknown;
  readonly mapper: MapperState | null;
}

/** Creates the tally of a file, from what an earlier pass kept; called again if the file changed while it was being read. */
export type NewTally = (saved: unknown, files: LaneFiles | null) => Tally;

/** The state of an earlier pass, to be continued. */
export interface Continued {
  readonly tally: Tally;
  readonly mapper: MapperState | null;
}

/** Restores the state of an earlier pass; null if `kept` contains none. */
export function continued({ state, files }: KeptFile, newTally: NewTally): Continued | null {
  const value = parseJson(utf8.decode(state));
  if (!isObject(value) || !isObject(value['tally'])) return null;
  const tally = newTally(value['tally'], storedFiles(files));
  return { tally, mapper: isObject(value['mapper']) ? value['mapper'] : null };
}

/** @param before rows of the earlier passes that `tally` continues */
function keptOf(
  tally: Tally,
  mapper: MapperState | null,
  before: readonly Uint8Array[] = [],
): Pick<KeptFile, 'goesOn' | 'unread' | 'lanes' | 'state' | 'files'> {
  const state: FileState = { tally: tally.state(), mapper };
  return {
    goesOn: mapper !== null,
    unread: [...tally.unreadParts],
    lanes: tally.results(false),
    state: Buffer.from(JSON.stringify(state)),
    files: filesOf(tally, before),
  };
}

/** Appends the new rows to those of earlier passes; writes all rows again if too many of them are outdated. */
function filesOf(tally: Tally, before: readonly Uint8Array[]): readonly Uint8Array[] {
  const changed = fileRowBytes(tally.fileRows(false));
  if (changed.length === 0) return before;
  const [whole = changed, ...later] = [...before, changed];
  const length = later.reduce((sum, each) => sum + each.length, 0);
  const isMuch = later.length > mostParts || length > whole.length / 2;
  return isMuch ? [fileRowBytes(tally.fileRows(true))] : [whole, ...later];
}

export type ReadHistory =
  | { readonly kind: 'read'; readonly tally: Tally; readonly kept: KeptFile; readonly bytes: number }
  | { readonly kind: 'unread'; readonly reason: UnreadReason }
  | { readonly kind: 'absent' };

const utf8 = new TextDecoder('utf-8');

/** Whether a file has not changed since it was read. */
export function isUnchanged({ store, file, size, mtime }: StoreFile, kept: KeptFile): boolean {
  const log = store.reading.format === 'database' ? logOf(file) : '';
  return size === kept.size && mtime === kept.mtime && log === kept.log;
}

/** Whether a file ends in the middle of a record, which is not read until it is complete. */
export function isUnfinished({ goesOn, offset, size }: KeptFile): boolean {
  return goesOn && offset < size;
}

/**
 * Reads one file of a store; if it has only grown since `kept`, only what is new. Never writes, never throws. A damaged part is
 * counted in the tally and affects nothing else.
 */
export function readHistoryFile(
  file: string,
  reading: Exclude<StoreReading, { readonly format: 'closed' }>,
  newTally: NewTally,
  kept: KeptFile | null,
): ReadHistory {
  const open = openRegularSync(file);
  if (!('readAt' in open)) {
    if (open.kind === 'absent') return { kind: 'absent' };
    return { kind: 'unread', reason: open.kind === 'not-a-file' ? 'not-a-file' : 'unreadable' };
  }
  try {
    const beside = neighbours(file, open.stat.mtimeMs);
    if (reading.format === 'records') return readRecords(open, reading.map, newTally, beside, kept);
    if (reading.format === 'database') return readDatabase(file, open, reading.map, newTally, beside);
    return readWhole(open, reading, newTally, beside);
  } catch {
    return { kind: 'unread', reason: 'unreadable' };
  } finally {
    open.close();
  }
}

type Mapping<F extends StoreReading['format']> =
  Extract<StoreReading, { readonly format: F }> extends { readonly map: infer M } ? M : never;

function readRecords(
  open: OpenFile,
  map: Mapping<'records'>,
  newTally: NewTally,
  beside: Neighbours,
  kept: KeptFile | null,
): ReadHistory {
  const before = kept !== null && hasGrown(open, kept) ? continued(kept, newTally) : null;
  const [from, files] = before === null || kept === null ? [0, []] : [kept.offset, kept.files];
  const tally = before?.tally ?? newTally(null, null);
  const mapper = map(tally, beside, before?.mapper ?? null);
  const damaged = (): void => tally.unread('damaged');
  const record = (value: unknown, offset: number, line: number): void => {
    tally.place = { offset, line };
    try {
      mapper.record(value);
    } catch {
      // Nested too deeply: only this record is lost.
      damaged();
    }
  };
  const sink = { record, damaged, ...longTextsOf(tally) };
  const packed = unpackedRecords(open);
  if (packed !== null && packed.kind !== 'bytes') return { kind: 'unread', reason: packed.kind };
  if (packed === null) {
    const offset = readRecordLines(open.readInto, from, sink);
    const place = { ...stamp(open), log: '', offset, identity: identityOf(open, offset) };
    return {
      kind: 'read',
      tally,
      kept: { ...place, ...keptOf(tally, mapper.state(), files) },
      bytes: open.stat.size - from,
    };
  }
  const end = readRecordLines(readIntoFrom(packed.bytes), 0, sink);
  if (end < packed.bytes.length) tally.unread('unfinished');
  return whole(open, tally);
}

/** Whether a file still begins with what was read before, so only the rest is new. */
function hasGrown(open: OpenFile, { goesOn, offset, identity }: KeptFile): boolean {
  return goesOn && open.stat.size >= offset && identityOf(open, offset) === identity;
}

/** The rest of a very long text is not known to have been sent: no request contains that much. */
function longTextsOf(tally: Tally): Pick<LineSink, 'shortened' | 'rest'> {
  return {
    shortened: () => tally.unread('shortened'),
    rest: text => tally.text(text, { status: 'stored-only', by: 'input', certainty: 'estimated' }),
  };
}

/** Returns the contents of a compressed or UTF-16 file; null for any other. */
function unpackedRecords(open: OpenFile): ReturnType<typeof unpack> | { readonly kind: 'too-large' } | null {
  const [first] = open.readAt(0, 1);
  if (!mayBePacked(first)) return null;
  return open.stat.size > maximumDocument ? { kind: 'too-large' } : unpack(open.readAt(0, open.stat.size));
}

function readWhole(
  open: OpenFile,
  reading: Extract<StoreReading, { readonly format: 'document' | 'operations' | 'text' }>,
  newTally: NewTally,
  beside: Neighbours,
): ReadHistory {
  if (open.stat.size > maximumDocument) return { kind: 'unread', reason: 'too-large' };
  const unpacked = unpack(open.readAt(0, open.stat.size));
  if (unpacked.kind !== 'bytes') return { kind: 'unread', reason: unpacked.kind };
  const tally = newTally(null, null);
  if (reading.format === 'operations') {
    const log = new OperationLog();
    const record = (value: unknown): void => {
      if (!log.apply(value)) tally.unread('damaged');
    };
    const damaged = (): void => tally.unread('damaged');
    const sink = { record, damaged, ...longTextsOf(tally) };
    const end = readRecordLines(readIntoFrom(unpacked.bytes), 0, sink);
    if (end < unpacked.bytes.length) tally.unread('unfinished');
    if (log.document !== undefined) reading.map(log.document, tally, beside, log.removed);
  } else if (reading.format === 'text') reading.map(utf8.decode(unpacked.bytes), tally, beside);
  else {
    const { shortened, rest } = longTextsOf(tally);
    const texts = new LongTexts(rest);
    const bytes = unpacked.bytes.length > longestText ? texts.take(unpacked.bytes) : unpacked.bytes;
    const document = parseJson(utf8.decode(bytes));
    if (document === undefined) return { kind: 'unread', reason: 'damaged' };
    for (let count = texts.shortened; count > 0; count--) shortened();
    reading.map(document, tally, beside);
  }
  return whole(open, tally);
}

function readDatabase(
  file: string,
  open: OpenFile,
  map: Mapping<'database'>,
  newTally: NewTally,
  beside: Neighbours,
): ReadHistory {
  const read = (source: DatabaseSource): ReadHistory => {
    const database = SqlDatabase.open(source.readAt, bytes => utf8.decode(bytes), rowLimits);
    // A newly created database is empty until its log exists.
    if (database === null)
      return open.stat.size > 0 ? { kind: 'unread', reason: 'damaged' } : whole(open, newTally(null, null));
    const tally = newTally(null, null);
    const onDamage = (): void => tally.unread('damaged');
    const tables = database.tables(onDamage);
    let isKnown = tables.length === 0;
    const named = (name: string): SqlTable | undefined => {
      const table = tables.find(each => each.name === name);
      isKnown ||= table !== undefined;
      return table;
    };
    map({ database, named }, tally, beside, onDamage);
    // Another version has different tables.
    if (!isKnown) tally.unread('unknown-kind');
    return whole(open, tally, logOf(file));
  };
  return readUnchanged(file, open, read) ?? { kind: 'unread', reason: 'changing' };
}

function whole(open: OpenFile, tally: Tally, log = ''): ReadHistory {
  const kept = { ...stamp(open), log, offset: 0, identity: '', ...keptOf(tally, null) };
  return { kind: 'read', tally, kept, bytes: open.stat.size };
}

function stamp({ stat }: OpenFile): Pick<KeptFile, 'size' | 'mtime'> {
  return { size: stat.size, mtime: stat.mtimeMs };
}

function logOf(file: string): string {
  const log = openRegularSync(`${file}-wal`);
  if (!('readAt' in log)) return '';
  log.close();
  return `${log.stat.size} ${log.stat.mtimeMs}`;
}

function identityOf(open: OpenFile, offset: number): string {
  const hash = createHash('sha256');
  hash.update(open.readAt(0, Math.min(identityBytes, offset)));
  hash.update(open.readAt(Math.max(0, offset - identityBytes), Math.min(identityBytes, offset)));
  return hash.digest('hex').slice(0, 32);
}

function readIntoFrom(bytes: Uint8Array): (target: Uint8Array, offset: number) => number {
  return (target, offset) => {
    const part = bytes.subarray(offset, offset + target.length);
    target.set(part);
    return part.length;
  };
}

function namesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function neighbours(file: string, modified: number): Neighbours {
  const folder = path.dirname(file);
  return {
    path: file.split(path.sep).join('/'),
    modified: Math.floor(modified),
    read: relative => {
      const read = readRegularSync(path.resolve(folder, relative), { maximumBytes: maximumNeighbour });
      return read.kind === 'bytes' ? utf8.decode(read.content) : null;
    },
    list: relative => {
      const files = namesIn(path.resolve(folder, relative)).filter(each => each.isFile());
      return files.map(({ name }) => name).sort();
    },
    unpack: (bytes, packing) => {
      if (packing === 'none') return utf8.decode(bytes);
      const unpacked = unpack(bytes);
      return unpacked.kind === 'bytes' ? utf8.decode(unpacked.bytes) : null;
    },
  };
}

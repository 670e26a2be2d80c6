import { withLog } from '../../../core/egress/readers/sqlite/wal.ts';
import { type OpenFile, openRegularSync } from '../../files/regularFile.ts';

/** The pages of a database with what its write-ahead log holds. */
export interface DatabaseSource {
  readonly readAt: (offset: number, length: number) => Uint8Array;
}

/** How often a database is tried while somebody writes it. */
const attempts = 10;
/** Between two of them. Milliseconds; a transaction of a person's tool takes a few. */
const pause = 25;
/** Nobody wakes who waits for it: reading has a thread, or a program, to itself. */
const never = new Int32Array(new SharedArrayBuffer(4));
/** Bytes; a database up to this size is copied first, which leaves a writer far less time to move its pages than reading it does. */
const maximumCopied = 64 * 1024 * 1024;

/**
 * Reads a database that another program may be writing, without a lock: what was read counts only where no page moved meanwhile.
 * @param read called for each attempt; may throw for one that is void
 * @returns null where it changed during every attempt
 */
export function readUnchanged<T>(file: string, open: OpenFile, read: (source: DatabaseSource) => T): T | null {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) Atomics.wait(never, 0, 0, pause);
    const logFile = openRegularSync(`${file}-wal`);
    const log = 'readAt' in logFile ? logFile : null;
    try {
      const before = pagesOf(file, open, log);
      if (before === null) continue;
      const isUnchanged = (): boolean => pagesOf(file, open, log) === before;
      const { size } = open.statNow();
      const isCopied = size <= maximumCopied;
      const pages = isCopied ? partOf(open.readAt(0, size)) : cached(open);
      const source = withLog(pages, log === null ? () => new Uint8Array() : log.readAt);
      if (isCopied && !isUnchanged()) continue;
      const result = attempted(() => read(source));
      // The log's pages are read in place.
      if (!isUnchanged()) continue;
      if ('error' in result) throw result.error;
      return result.value;
    } finally {
      log?.close();
    }
  }
  return null;
}

function attempted<T>(run: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
}

/** What a rollback journal begins with while a transaction is under way (sqlite.org/fileformat2.html, 3). */
const journalMagic = 'd9d505f920a163d7';

/**
 * When the file was written last, its change counter and the log's header: they differ after whatever moves pages that a
 * reader relies on. What is only added to the log does not matter: it was read up to the last commit. Null while a
 * transaction writes pages in place.
 */
function pagesOf(file: string, open: OpenFile, log: OpenFile | null): string | null {
  if (isInTransaction(file)) return null;
  const { mtimeMs, size } = open.statNow();
  const header = log === null ? '' : Buffer.from(log.readAt(0, 32)).toString('hex');
  return `${mtimeMs} ${size} ${Buffer.from(open.readAt(24, 8)).toString('hex')} ${header}`;
}

function isInTransaction(file: string): boolean {
  const journal = openRegularSync(`${file}-journal`);
  if (!('readAt' in journal)) return false;
  try {
    return Buffer.from(journal.readAt(0, 8)).toString('hex') === journalMagic;
  } finally {
    journal.close();
  }
}

function partOf(bytes: Uint8Array): DatabaseSource['readAt'] {
  return (offset, length) => bytes.subarray(offset, offset + length);
}

/** Pages of tables are asked for one by one; those of inner nodes again and again. */
function cached(open: OpenFile): DatabaseSource['readAt'] {
  const block = 256 * 1024;
  let held: Uint8Array = new Uint8Array();
  let at = -1;
  return (offset, length) => {
    if (length > block) return open.readAt(offset, length);
    if (at < 0 || offset < at || offset + length > at + held.length) {
      at = offset;
      held = open.readAt(offset, block);
    }
    return held.slice(offset - at, offset - at + length);
  };
}

import { withLog } from '../../../core/egress/readers/sqlite/wal.ts';
import { type OpenFile, openRegularSync } from '../../files/regularFile.ts';

/** The pages of a database, including those in its write-ahead log. */
export interface DatabaseSource {
  readonly readAt: (offset: number, length: number) => Uint8Array;
}

/** How often reading is attempted while a database is being written. */
const attempts = 10;
/** Milliseconds between two attempts; a transaction of a person's tool takes a few. */
const pause = 25;
/** Never notified: waiting for it pauses the thread. Reading may block, since it has a thread or a process to itself. */
const never = new Int32Array(new SharedArrayBuffer(4));
/** Bytes; a database up to this size is copied first, since a writer is less likely to change it in that short time. */
const maximumCopied = 64 * 1024 * 1024;

/**
 * Reads a database that another program may be writing, without a lock: the result counts only if no page changed meanwhile.
 * @param read called for each attempt; may throw if the attempt is void
 * @returns null if the database changed during every attempt
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
      // The pages in the log are not copied.
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

/** The beginning of a rollback journal while a transaction is in progress (sqlite.org/fileformat2.html, 3). */
const journalMagic = 'd9d505f920a163d7';

/**
 * Returns the file's modification time and size, its change counter and the log's header, at least one of which changes if pages
 * change that a reader relies on. Pages appended to the log do not matter: it is read up to the last commit. Null while a
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

/** Reads in blocks: pages are requested one by one, and those of inner nodes repeatedly. */
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

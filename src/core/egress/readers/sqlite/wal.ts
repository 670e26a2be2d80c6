import { viewOf } from '../../dataView.ts';
import type { ReadAt } from './database.ts';

const headerLength = 32;
const frameHeaderLength = 24;
const magics: ReadonlySet<number> = new Set([0x377f0682, 0x377f0683]);

/** A database combined with its write-ahead log. */
export interface LoggedFile {
  readonly readAt: ReadAt;
  /** How many pages come from the log. */
  readonly pages: number;
}

/**
 * Reads a database through its write-ahead log (sqlite.org/fileformat2.html, 4): the last committed version of each page, as
 * far as salts and checksums are valid. Anything after that is left from an earlier log or is being written now. Nothing is
 * written and no lock is taken; the caller compares the headers of the log and the file before and after.
 */
export function withLog(database: ReadAt, log: ReadAt): LoggedFile {
  const none = { readAt: database, pages: 0 };
  const header = log(0, headerLength);
  if (header.length < headerLength) return none;
  const view = viewOf(header);
  const magic = view.getUint32(0);
  const pageSize = view.getUint32(8);
  if (!magics.has(magic) || pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return none;
  const isBig = magic === 0x377f0683;
  const sum = new Checksum(isBig);
  sum.add(header.subarray(0, 24));
  if (!sum.is(view.getUint32(24), view.getUint32(28))) return none;
  const salts = [view.getUint32(16), view.getUint32(20)] as const;

  const committed = new Map<number, number>();
  let pending: (readonly [number, number])[] = [];
  const frameLength = frameHeaderLength + pageSize;
  for (let at = headerLength; ; at += frameLength) {
    const frame = log(at, frameLength);
    if (frame.length < frameLength) break;
    const head = viewOf(frame);
    if (head.getUint32(8) !== salts[0] || head.getUint32(12) !== salts[1]) break;
    sum.add(frame.subarray(0, 8));
    sum.add(frame.subarray(frameHeaderLength));
    if (!sum.is(head.getUint32(16), head.getUint32(20))) break;
    pending.push([head.getUint32(0), at + frameHeaderLength]);
    if (head.getUint32(4) === 0) continue;
    for (const [page, place] of pending) committed.set(page, place);
    pending = [];
  }
  if (committed.size === 0) return none;
  const readAt: ReadAt = (offset, length) => {
    const place = committed.get(Math.floor(offset / pageSize) + 1);
    const within = offset % pageSize;
    return place === undefined ? database(offset, length) : log(place + within, Math.min(length, pageSize - within));
  };
  return { readAt, pages: committed.size };
}

/** The running checksum of a log over pairs of 32-bit words. */
class Checksum {
  #a = 0;
  #b = 0;

  constructor(private readonly isBig: boolean) {}

  add(bytes: Uint8Array): void {
    const view = viewOf(bytes);
    let a = this.#a;
    let b = this.#b;
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      a = (a + view.getUint32(at, !this.isBig) + b) | 0;
      b = (b + view.getUint32(at + 4, !this.isBig) + a) | 0;
    }
    this.#a = a;
    this.#b = b;
  }

  is(a: number, b: number): boolean {
    return this.#a >>> 0 === a && this.#b >>> 0 === b;
  }
}

import { isAscii } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Files above this many bytes are not read; they are counted and named. */
export const maximumTextBytes = 50 * 1024 * 1024;
/** A NUL in this many first bytes marks a binary file, as git judges it. */
const binaryProbe = 8_000;

type Unread = { readonly kind: 'too-large' | 'unreadable' | 'not-a-file'; readonly bytes: number };
export type ReadBytes = { readonly kind: 'bytes'; readonly content: Uint8Array } | Unread;

export type ReadText =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'binary'; readonly bytes: number }
  | Unread;

/**
 * Reads a file as text. UTF-8 with or without a byte-order mark and UTF-16 with one are decoded; bytes that are no valid
 * UTF-8 become U+FFFD and the rest is kept. Never throws: a file that vanished or may not be read is `unreadable`.
 */
export function readTextSync(file: string, maximumBytes = maximumTextBytes): ReadText {
  const read = readBytesSync(file, maximumBytes);
  if (read.kind !== 'bytes') return read;
  const text = decodeText(read.content);
  const bytes = read.content.length;
  return text === null ? { kind: 'binary', bytes } : { kind: 'text', text, bytes };
}

/** Reads a file's bytes. Never throws, as {@link readTextSync}. */
export function readBytesSync(file: string, maximumBytes = maximumTextBytes): ReadBytes {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return { kind: 'unreadable', bytes: 0 };
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return { kind: 'not-a-file', bytes: 0 };
    if (stat.size > maximumBytes) return { kind: 'too-large', bytes: stat.size };
    return { kind: 'bytes', content: readAll(descriptor, stat.size) };
  } catch {
    return { kind: 'unreadable', bytes: 0 };
  } finally {
    closeSync(descriptor);
  }
}

/** The text of some bytes; null where they are binary. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, binaryProbe).includes(0)) return null;
  // ASCII is the same in Latin-1, which is decoded several times as fast and needs half the memory.
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return new TextDecoder('utf-8').decode(bytes);
}

/** Reads what is there now: a file that shrank meanwhile gives less, one that grew gives what its size promised. */
function readAll(descriptor: number, size: number): Uint8Array {
  const buffer = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const read = readSync(descriptor, buffer, filled, size - filled, null);
    if (read === 0) break;
    filled += read;
  }
  return buffer.subarray(0, filled);
}

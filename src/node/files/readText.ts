import { isAscii } from 'node:buffer';
import { type NotRead, readRegularSync } from './regularFile.ts';

/** Files above this many bytes are not read; they are counted and named. */
export const maximumTextBytes = 50 * 1024 * 1024;
/** A NUL in this many first bytes marks a binary file, as git judges it. */
const binaryProbe = 8_000;

export type ReadText =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'binary'; readonly bytes: number }
  | NotRead;

/**
 * Reads a file as text. UTF-8 with or without a byte-order mark and UTF-16 with one are decoded; bytes that are no valid
 * UTF-8 become U+FFFD and the rest is kept. Never throws: a file that vanished is `absent`.
 * @param within a folder that the file must lie in, behind all links; null: anywhere
 */
export function readTextSync(file: string, maximumBytes = maximumTextBytes, within: string | null = null): ReadText {
  const read = readRegularSync(file, { maximumBytes, within });
  if (read.kind !== 'bytes') return read;
  const text = decodeText(read.content);
  const bytes = read.content.length;
  return text === null ? { kind: 'binary', bytes } : { kind: 'text', text, bytes };
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

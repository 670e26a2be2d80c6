import { isAscii } from 'node:buffer';
import { decodeBytes } from './decodeBytes.ts';
import { type NotRead, readRegularSync } from './regularFile.ts';

/** Files above this many bytes are not read; they are counted and named. */
export const maximumTextBytes = 50 * 1024 * 1024;

export type ReadText =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'binary'; readonly bytes: number }
  | NotRead;

/**
 * Reads a file as text. UTF-8 and UTF-16, with or without a byte-order mark, and UTF-32 with one are decoded. Bytes that are not
 * valid UTF-8 become U+FFFD and the rest is kept. Never throws: a file that vanished is `absent`.
 * @param within a folder that the file must be in after resolving links; null: anywhere
 */
export function readTextSync(file: string, maximumBytes = maximumTextBytes, within: string | null = null): ReadText {
  const read = readRegularSync(file, { maximumBytes, within });
  if (read.kind !== 'bytes') return read;
  const text = decodeText(read.content);
  const bytes = read.content.length;
  return text === null ? { kind: 'binary', bytes } : { kind: 'text', text, bytes };
}

/** Decodes bytes as text; null if they are binary. */
export function decodeText(bytes: Uint8Array): string | null {
  return decodeBytes(bytes, asciiText);
}

/** ASCII is the same in Latin-1, which is decoded several times as fast and needs half the memory. Null: not ASCII. */
function asciiText(bytes: Uint8Array): string | null {
  if (!isAscii(bytes)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

import { viewOf } from '../../dataView.ts';

/** A value of a row. */
export type SqlValue = number | string | Uint8Array | null;

/** Reads a variable-length integer (sqlite.org/fileformat2.html, 1.6): at most nine bytes. Null if the bytes end too early. */
export function readVarint(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    if (i === 8) return { value: value * 256 + byte, end: at + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + i + 1 };
  }
  return null;
}

/** Reads the values of a row's record; null if the bytes are not a record. Texts are UTF-8, SQLite's default. */
export function readRecord(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): readonly SqlValue[] | null {
  const header = readVarint(bytes, 0);
  if (header === null || header.value > bytes.length) return null;
  const values: SqlValue[] = [];
  let at = header.value;
  for (let i = header.end; i < header.value;) {
    const type = readVarint(bytes, i);
    if (type === null) return null;
    i = type.end;
    const length = lengthOf(type.value);
    const content = bytes.subarray(at, at + length);
    if (content.length < length) return null;
    values.push(valueOf(type.value, content, decode));
    at += length;
  }
  return values;
}

/** Returns the size of a value in bytes, by its serial type. */
function lengthOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0;
}

function valueOf(type: number, content: Uint8Array, decode: (bytes: Uint8Array) => string): SqlValue {
  if (type === 0 || type === 10 || type === 11) return null;
  if (type === 7) return viewOf(content).getFloat64(0);
  if (type === 8 || type === 9) return type - 8;
  if (type >= 12) return type % 2 === 0 ? content : decode(content);
  let value = (content[0] ?? 0) >= 128 ? -1 : 0;
  for (const byte of content) value = value * 256 + byte;
  return value;
}

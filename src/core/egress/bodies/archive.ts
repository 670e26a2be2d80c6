import { viewOf } from '../dataView.ts';

/**
 * Returns the file names in a ZIP archive's central directory (APPNOTE.TXT, 4.3.12); null if the bytes are not a complete
 * archive.
 */
export function zipNames(bytes: Uint8Array, decode: (bytes: Uint8Array) => string | null): readonly string[] | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 3 || bytes[3] !== 4) return null;
  const view = viewOf(bytes);
  // The end record comes last, followed only by a comment of up to 65 535 bytes.
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 66_000 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null;
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    const name = decode(bytes.subarray(at + 46, at + 46 + length));
    if (name !== null && !name.endsWith('/')) names.push(name);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

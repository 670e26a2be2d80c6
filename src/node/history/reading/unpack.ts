import * as zlib from 'node:zlib';

/** The largest decompressed size of a file or text, since compressed data may claim any size. */
const maximumUnpacked = 512 * 1024 * 1024;

const gzipMark = [0x1f, 0x8b];
const zstdMark = [0x28, 0xb5, 0x2f, 0xfd];

export type Unpacked = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'packed' | 'damaged' };

/** Byte order marks of UTF-16, which Windows programs write (RFC 2781). */
const utf16Marks = [
  { mark: [0xff, 0xfe], decoder: new TextDecoder('utf-16le') },
  { mark: [0xfe, 0xff], decoder: new TextDecoder('utf-16be') },
];

/** Whether a file that begins with this byte may be compressed or UTF-16. A UTF-8 text begins with such a byte only if it is `(`. */
export function mayBePacked(first: number | undefined): boolean {
  return [gzipMark, zstdMark, ...utf16Marks.map(({ mark }) => mark)].some(([byte]) => byte === first);
}

/**
 * Returns bytes in UTF-8: decompressed if they begin like gzip or zstd, converted if they begin with a UTF-16 mark, otherwise
 * unchanged. Node supports Zstandard from 22.15 on.
 */
export function unpack(bytes: Uint8Array): Unpacked {
  const unpacked = unzipped(bytes);
  if (unpacked.kind !== 'bytes') return unpacked;
  const wide = utf16Marks.find(({ mark }) => mark.every((byte, at) => unpacked.bytes[at] === byte));
  return wide === undefined ? unpacked : { kind: 'bytes', bytes: Buffer.from(wide.decoder.decode(unpacked.bytes)) };
}

function unzipped(bytes: Uint8Array): Unpacked {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  const limits = { maxOutputLength: maximumUnpacked };
  try {
    if (begins(gzipMark)) return { kind: 'bytes', bytes: zlib.gunzipSync(bytes, limits) };
    if (!begins(zstdMark)) return { kind: 'bytes', bytes };
    const zstd = (zlib as { zstdDecompressSync?: (bytes: Uint8Array, options: object) => Uint8Array })
      .zstdDecompressSync;
    return zstd === undefined ? { kind: 'packed' } : { kind: 'bytes', bytes: zstd(bytes, limits) };
  } catch {
    return { kind: 'damaged' };
  }
}

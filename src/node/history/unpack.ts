import * as zlib from 'node:zlib';

/** Unpacked, no file or text may be larger: a packed one can claim anything. */
const maximumUnpacked = 512 * 1024 * 1024;

const gzipMark = [0x1f, 0x8b];
const zstdMark = [0x28, 0xb5, 0x2f, 0xfd];

export type Unpacked = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'packed' | 'damaged' };

/** Bytes as they are, or unpacked where they begin as gzip or zstd does. Zstandard is known to Node from 22.15 on. */
export function unpack(bytes: Uint8Array): Unpacked {
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

import * as zlib from 'node:zlib';
import type { Codec, Coding } from '../../core/egress/bodies/types.ts';

/** A body that decompresses to more than this is a decompression bomb, or too large to be examined. */
const maximumUnpacked = 64 * 1024 * 1024;

const strict = new TextDecoder('utf-8', { fatal: true });
const options = { maxOutputLength: maximumUnpacked };

type Unpacker = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

/** zstd was added in Node 22.15; the types are those of the oldest supported Node. */
function zstd(): Unpacker | null {
  const found: unknown = (zlib as Readonly<Record<string, unknown>>)['zstdDecompressSync'];
  return typeof found === 'function' ? (found as Unpacker) : null;
}

/** Decompression with Node's zlib. */
export const nodeCodec: Codec = {
  text(bytes) {
    try {
      return strict.decode(bytes);
    } catch {
      return null;
    }
  },
  unpack(bytes, coding) {
    const unpacker = unpackers[coding]();
    if (unpacker === null) return 'unsupported';
    try {
      return unpacker(bytes, options);
    } catch {
      return null;
    }
  },
};

const unpackers: Readonly<Record<Coding, () => Unpacker | null>> = {
  gzip: () => zlib.gunzipSync,
  br: () => zlib.brotliDecompressSync,
  zstd,
  // Some clients omit zlib's header.
  deflate: () => (bytes, limits) => {
    try {
      return zlib.inflateSync(bytes, limits);
    } catch {
      return zlib.inflateRawSync(bytes, limits);
    }
  },
};

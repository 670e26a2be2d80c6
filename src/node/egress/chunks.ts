import type { FileHandle } from 'node:fs/promises';
import { createGunzip, createInflate } from 'node:zlib';
import { Readable } from 'node:stream';
import type { Packing } from '../../core/egress/recognise.ts';

/** Bytes read at once: few enough that the thread is free again within some milliseconds. */
const chunkLength = 1024 * 1024;

/** Yields the bytes of an open file. Each chunk is overwritten by the next one: copy what you keep. */
export async function* fileChunks(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(chunkLength);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, chunkLength);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Returns the first bytes of a stream of chunks, and a stream of all chunks. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncGenerator<Uint8Array> }> {
  const source = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let held = 0;
  while (held < length) {
    const next = await source.next();
    if (next.done === true) break;
    parts.push(next.value.slice());
    held += next.value.length;
  }
  const start = Buffer.concat(parts);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield start;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  }
  return { head: start.subarray(0, length), all: all() };
}

/** Decompresses the bytes (see {@link unzipped}), or converts UTF-16 to UTF-8. */
export function unpacked(
  chunks: AsyncIterable<Uint8Array>,
  packing: Exclude<Packing, 'none'>,
): AsyncGenerator<Uint8Array> {
  return packing === 'gzip' || packing === 'zlib' ? unzipped(chunks, packing) : inUtf8(chunks, packing);
}

async function* inUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Decompresses a stream. A damaged stream throws after the bytes that could be decompressed. */
async function* unzipped(chunks: AsyncIterable<Uint8Array>, packing: 'gzip' | 'zlib'): AsyncGenerator<Uint8Array> {
  async function* copies(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) yield chunk.slice();
  }
  const unpacker = packing === 'gzip' ? createGunzip() : createInflate();
  const source = Readable.from(copies(), { objectMode: false });
  source.on('error', error => unpacker.destroy(error));
  for await (const chunk of source.pipe(unpacker)) yield chunk as Uint8Array;
}

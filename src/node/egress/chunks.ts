import type { FileHandle } from 'node:fs/promises';
import { createGunzip, createInflate } from 'node:zlib';
import { Readable } from 'node:stream';
import type { Packing } from '../../core/egress/recognise.ts';

/** Bytes read at once: few enough that the thread is free again within some milliseconds. */
const chunkLength = 1024 * 1024;

/** The bytes of an open file. Each piece is overwritten by the next one: copy what you keep. */
export async function* fileChunks(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(chunkLength);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, chunkLength);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The first bytes of some chunks, and all of them again. */
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

/** Unpacked bytes, or UTF-8 instead of UTF-16; see {@link unzipped}. */
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

/** A damaged stream throws after the bytes that could be unpacked. */
async function* unzipped(chunks: AsyncIterable<Uint8Array>, packing: 'gzip' | 'zlib'): AsyncGenerator<Uint8Array> {
  async function* copies(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) yield chunk.slice();
  }
  const unpacker = packing === 'gzip' ? createGunzip() : createInflate();
  const source = Readable.from(copies(), { objectMode: false });
  source.on('error', error => unpacker.destroy(error));
  for await (const chunk of source.pipe(unpacker)) yield chunk as Uint8Array;
}

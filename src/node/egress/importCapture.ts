import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { message, type Message } from '../../core/message.ts';
import { readers, type StreamFormat } from '../../core/egress/readers.ts';
import { piholeDatabase } from '../../core/egress/readers/dns/piholeDatabase.ts';
import { headLength, type Packing, recognise, type Recognised } from '../../core/egress/recognise.ts';
import type {
  CaptureFormat,
  CaptureProblem,
  CaptureReader,
  CaptureSink,
  ReaderPorts,
} from '../../core/egress/types.ts';
import { openRegular } from '../files/regularFile.ts';
import { fileChunks, peek, unpacked } from './chunks.ts';

/** What to read: a file, or a stream of bytes (standard input). */
export type CaptureSource = { readonly file: string } | { readonly stream: AsyncIterable<Uint8Array> };

export interface ImportOptions {
  readonly sink: CaptureSink;
  /** Called after each chunk. `total` is null if it is not known (standard input). */
  readonly onProgress?: (bytesRead: number, total: number | null) => void;
  readonly signal?: AbortSignal;
  /** Readers to use instead of the defaults. */
  readonly readers?: Readers;
}

type Readers = Partial<Readonly<Record<StreamFormat, (ports: ReaderPorts) => CaptureReader>>>;

export interface ImportResult {
  /** Null if no reader recognises the content; `reason` says why. */
  readonly format: CaptureFormat | null;
  readonly reason: Message | null;
  /** Bytes read from the source, counted as they are there (compressed, if they are). */
  readonly bytes: number;
}

const utf8 = new TextDecoder('utf-8');
const decode = (bytes: Uint8Array): string => utf8.decode(bytes);

/**
 * Reads a capture of any known format, in memory that does not grow with it. Records and problems are passed to the sink as they
 * are found. A damaged or unreadable capture becomes a problem. Rejects with an `AbortError` when the signal fires, and in no other
 * case.
 */
export async function importCapture(source: CaptureSource, options: ImportOptions): Promise<ImportResult> {
  if ('stream' in source) return readChunks(source.stream, null, options);
  try {
    const handle = await openRegular(source.file);
    try {
      const stat = await handle.stat();
      return await readChunks(fileChunks(handle), { handle, size: stat.size }, options);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return unreadable(codeOf(error));
  }
}

/** Whether a capture may contain bodies of requests, according to its first bytes. Standard input may. */
export async function carriesBodies(source: CaptureSource): Promise<boolean> {
  if ('stream' in source) return true;
  try {
    const handle = await openRegular(source.file);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(headLength), 0, headLength);
      const { format, packing } = recognise(buffer.subarray(0, bytesRead), decode);
      return packing !== 'none' || format === 'har' || format === 'mitmproxy';
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}

function unreadable(reason: string): ImportResult {
  return { format: null, reason: message('egress.problem.unreadable', { reason }), bytes: 0 };
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
}

async function readChunks(
  chunks: AsyncIterable<Uint8Array>,
  opened: OpenFile | null,
  options: ImportOptions,
): Promise<ImportResult> {
  let bytes = 0;
  let packing: Packing = 'none';
  const counted = counting(chunks, length => {
    bytes += length;
    options.onProgress?.(bytes, opened?.size ?? null);
    options.signal?.throwIfAborted();
  });
  try {
    let content = await contentOf(counted);
    if (content.recognised.packing !== 'none') {
      packing = content.recognised.packing;
      content = await contentOf(unpacked(content.all, packing));
    }
    const { all, recognised } = content;
    const { format } = recognised;
    if (format === null) return { format, reason: whyUnknown(recognised), bytes };
    if (format === 'pihole-database') {
      const reason = packing === 'none' ? await readDatabase(opened, options) : databaseStream();
      return { format, reason, bytes: opened?.size ?? bytes };
    }
    await readStream(all, format, options, error => ({
      message: brokenOff(error, packing, bytes),
      place: { offset: bytes },
    }));
    return { format, reason: null, bytes };
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return { format: null, reason: brokenOff(error, packing, bytes), bytes };
  }
}

interface Content {
  /** All chunks, including those that were examined. */
  readonly all: AsyncIterable<Uint8Array>;
  readonly recognised: Recognised;
}

async function contentOf(chunks: AsyncIterable<Uint8Array>): Promise<Content> {
  const { head, all } = await peek(chunks, headLength);
  return { all, recognised: recognise(head, decode) };
}

/** Passes every chunk to the reader of a format. What was read before a failure counts; the failure becomes a problem. */
async function readStream(
  chunks: AsyncIterable<Uint8Array>,
  format: StreamFormat,
  { sink, signal, readers: others }: ImportOptions,
  problemOf: (error: unknown) => CaptureProblem,
): Promise<void> {
  const reader = (others?.[format] ?? readers[format])({ sink, decode });
  try {
    for await (const chunk of chunks) {
      reader.push(chunk);
      signal?.throwIfAborted();
    }
  } catch (error) {
    if (signal?.aborted === true) throw error;
    sink.problem(problemOf(error));
  }
  reader.end();
}

function brokenOff(error: unknown, packing: Packing, bytes: number): Message {
  if (packing !== 'none') return message('egress.problem.unpack', { bytes });
  return message('egress.problem.unreadable', { reason: codeOf(error) });
}

async function* counting(
  chunks: AsyncIterable<Uint8Array>,
  onChunk: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onChunk(chunk.length);
    yield chunk;
  }
}

function whyUnknown({ reason }: Recognised): Message {
  switch (reason) {
    case 'empty':
      return message('egress.unknown.empty');
    case 'json':
      return message('egress.unknown.json');
    case 'text':
      return message('egress.unknown.text');
    // Without a reason, the content is compressed twice.
    default:
      return message('egress.unknown.binary');
  }
}

function databaseStream(): Message {
  return message('egress.problem.databaseStream');
}

/** Reads a database, which needs random access. */
async function readDatabase(opened: OpenFile | null, { sink, signal }: ImportOptions): Promise<Message | null> {
  if (opened === null) return databaseStream();
  const { fd } = opened.handle;
  const readAt = (offset: number, length: number): Uint8Array => {
    const buffer = new Uint8Array(length);
    return buffer.subarray(0, readSync(fd, buffer, 0, length, offset));
  };
  const reading = piholeDatabase(readAt, { sink, decode });
  while (reading.next().done !== true) {
    signal?.throwIfAborted();
    await new Promise(setImmediate);
  }
  return null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}

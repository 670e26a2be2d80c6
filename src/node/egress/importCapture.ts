import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { message, type Message } from '../../core/message.ts';
import { readers, type StreamFormat } from '../../core/egress/readers.ts';
import { piholeDatabase } from '../../core/egress/readers/dns/piholeDatabase.ts';
import { headLength, recognise, type Recognised } from '../../core/egress/recognise.ts';
import type { CaptureFormat, CaptureReader, CaptureSink, ReaderPorts } from '../../core/egress/types.ts';
import { openRegular } from '../files/regularFile.ts';
import { fileChunks, peek, unpacked } from './chunks.ts';

/** What to read: a file, or bytes from elsewhere (standard input). */
export type CaptureSource = { readonly file: string } | { readonly stream: AsyncIterable<Uint8Array> };

export interface ImportOptions {
  readonly sink: CaptureSink;
  /** Called after each piece. `total` is null where nobody knows it (standard input). */
  readonly onProgress?: (bytesRead: number, total: number | null) => void;
  readonly signal?: AbortSignal;
  /** Readers in place of the usual ones. */
  readonly readers?: Readers;
}

type Readers = Partial<Readonly<Record<StreamFormat, (ports: ReaderPorts) => CaptureReader>>>;

export interface ImportResult {
  /** Null where no reader knows the content; `reason` says why. */
  readonly format: CaptureFormat | null;
  readonly reason: Message | null;
  /** Bytes read from the source, packed as they are there. */
  readonly bytes: number;
}

const utf8 = new TextDecoder('utf-8');
const decode = (bytes: Uint8Array): string => utf8.decode(bytes);

/**
 * Reads a capture of any known format in memory that does not grow with it; records and problems go to the sink as they
 * are found. A damaged or unreadable capture becomes a problem. Rejects with an `AbortError` when the signal fires, and in
 * no other case.
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

/** Whether a capture may hold bodies of requests, by its first bytes. Standard input may. */
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
  const { sink, signal } = options;
  const ports: ReaderPorts = { sink, decode };
  let bytes = 0;
  const counted = counting(chunks, length => {
    bytes += length;
    options.onProgress?.(bytes, opened?.size ?? null);
    signal?.throwIfAborted();
  });
  let { head, all } = await peek(counted, headLength);
  let recognised = recognise(head, decode);
  try {
    if (recognised.packing !== 'none') {
      ({ head, all } = await peek(unpacked(all, recognised.packing), headLength));
      recognised = { ...recognise(head, decode), packing: recognised.packing };
    }
    const { format } = recognised;
    if (format === null) return { format, reason: whyUnknown(recognised), bytes };
    if (format === 'pihole-database') {
      const reason = recognised.packing === 'none' ? await readDatabase(opened, ports, options) : databaseStream();
      return { format, reason, bytes: opened?.size ?? bytes };
    }
    const reader = (options.readers?.[format] ?? readers[format])(ports);
    try {
      for await (const chunk of all) {
        reader.push(chunk);
        signal?.throwIfAborted();
      }
    } catch (error) {
      if (signal?.aborted === true) throw error;
      sink.problem({ message: brokenOff(error, recognised, bytes), place: { offset: bytes } });
    }
    reader.end();
    return { format, reason: null, bytes };
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return { format: null, reason: brokenOff(error, recognised, bytes), bytes };
  }
}

function brokenOff(error: unknown, { packing }: Recognised, bytes: number): Message {
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
    case 'binary':
      return message('egress.unknown.binary');
    case 'json':
      return message('egress.unknown.json');
    case 'text':
      return message('egress.unknown.text');
    default:
      return message('egress.unknown.empty');
  }
}

function databaseStream(): Message {
  return message('egress.problem.databaseStream');
}

/** A database is read by place, not from the beginning to the end. */
async function readDatabase(
  opened: OpenFile | null,
  ports: ReaderPorts,
  { signal }: ImportOptions,
): Promise<Message | null> {
  if (opened === null) return databaseStream();
  const { fd } = opened.handle;
  const readAt = (offset: number, length: number): Uint8Array => {
    const buffer = new Uint8Array(length);
    return buffer.subarray(0, readSync(fd, buffer, 0, length, offset));
  };
  const reading = piholeDatabase(readAt, ports);
  while (reading.next().done !== true) {
    signal?.throwIfAborted();
    await new Promise(setImmediate);
  }
  return null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}

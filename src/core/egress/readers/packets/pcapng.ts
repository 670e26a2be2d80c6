import { message } from '../../../message.ts';
import { viewOf } from '../../dataView.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import type { ByteStream } from '../byteStream.ts';
import type { Conversations } from './conversations.ts';
import { isKnownLinkType, readFrame } from './frames.ts';
import { packetReader } from './packetReader.ts';
import { maximumPacket } from './pcap.ts';

/** Block types (draft-ietf-opsawg-pcapng). */
const sectionHeader = 0x0a0d0d0a;
const interfaceDescription = 1;
const simplePacket = 3;
const enhancedPacket = 6;

interface Interface {
  readonly linkType: number;
  /** Timestamp units per second. */
  readonly resolution: number;
}

interface Section {
  isLittle: boolean;
  readonly interfaces: Interface[];
}

/** A larger block contains no packet (tools embed whole key logs) and is skipped. */
const maximumBlock = 2 * maximumPacket;

/** Reads a pcapng file: DNS queries, and conversations with their TLS server name and byte counts. */
export function pcapngReader(ports: ReaderPorts): CaptureReader {
  return packetReader(ports, 'pcapng', readBlocks);
}

function* readBlocks(stream: ByteStream, sink: CaptureSink, conversations: Conversations): Generator<undefined, void> {
  const section: Section = { isLittle: true, interfaces: [] };
  const damaged = (offset: number): void =>
    sink.problem({ message: message('egress.problem.packet', { offset }), place: { offset } });
  for (;;) {
    const { offset } = stream;
    const head = yield* stream.peek(12);
    if (head.length === 0) return;
    const length = blockLength(head, section);
    if (length === null) {
      damaged(offset);
      if (!(yield* findBlock(stream, section))) return;
      continue;
    }
    if (length > maximumBlock) {
      yield* stream.skip(length);
      continue;
    }
    const block = yield* stream.peek(length);
    if (block.length < length) {
      sink.problem({ message: message('egress.problem.cutPacket', { offset }), place: { offset } });
      yield* stream.skip(4);
      if (!(yield* findBlock(stream, section))) return;
      continue;
    }
    if (!isClosed(block, section)) {
      damaged(offset);
      yield* stream.skip(4);
      if (!(yield* findBlock(stream, section))) return;
      continue;
    }
    yield* stream.skip(length);
    const problem = readBlock(block, section, conversations, offset);
    if (problem !== null) sink.problem({ message: problem, place: { offset } });
  }
}

/** Returns the length of the block that begins here; null if there is none. A section header also sets the byte order. */
function blockLength(head: Uint8Array, section: Section): number | null {
  if (head.length < 12) return null;
  const view = viewOf(head);
  if (view.getUint32(0, true) === sectionHeader) {
    const isLittle = view.getUint32(8, true) === 0x1a2b3c4d;
    if (!isLittle && view.getUint32(8, false) !== 0x1a2b3c4d) return null;
    section.isLittle = isLittle;
  }
  const length = view.getUint32(4, section.isLittle);
  const isSound = length >= 12 && length % 4 === 0 && length < 0x4000_0000;
  return isSound && isKnownBlock(view.getUint32(0, section.isLittle)) ? length : null;
}

/** Whether a block type is registered, for private use (bit 31) or one of Apple's; anything else is damage. */
function isKnownBlock(type: number): boolean {
  return (
    type === sectionHeader ||
    (type >= 1 && type <= 16) ||
    (type >>> 0 >= 0x80000000 && type >>> 0 <= 0x8000ffff) ||
    (type >= 0x101 && type <= 0x210)
  );
}

/** Whether the length at the end of a block matches the one at its beginning. */
function isClosed(block: Uint8Array, { isLittle }: Section): boolean {
  const view = viewOf(block);
  return view.getUint32(block.length - 4, isLittle) === view.getUint32(4, isLittle);
}

function readBlock(block: Uint8Array, section: Section, conversations: Conversations, offset: number) {
  const view = viewOf(block);
  const u32 = (at: number): number => view.getUint32(at, section.isLittle);
  switch (u32(0)) {
    case sectionHeader:
      section.interfaces.length = 0;
      return null;
    case interfaceDescription: {
      const linkType = view.getUint16(8, section.isLittle);
      section.interfaces.push({ linkType, resolution: resolution(block, section) });
      return isKnownLinkType(linkType) ? null : message('egress.problem.linkType', { linkType });
    }
    case simplePacket: {
      const [first] = section.interfaces;
      if (block.length < 16 || first === undefined) return message('egress.problem.packet', { offset });
      const segment = readFrame(first.linkType, block.subarray(12, block.length - 4));
      if (segment !== null) conversations.add(segment, { time: undefined, place: { offset } });
      return null;
    }
    case enhancedPacket: {
      const via = block.length < 32 ? undefined : section.interfaces[u32(8)];
      const captured = block.length < 32 ? 0 : u32(20);
      if (via === undefined || captured > block.length - 32) return message('egress.problem.packet', { offset });
      const ticks = u32(12) * 2 ** 32 + u32(16);
      const segment = readFrame(via.linkType, block.subarray(28, 28 + captured));
      const time = Math.floor((ticks / via.resolution) * 1000);
      if (segment !== null) conversations.add(segment, { time, place: { offset } });
      return null;
    }
    default:
      return null;
  }
}

/** Reads option 9, `if_tsresol`: a power of ten, or of two if the top bit is set; microseconds if it is missing. */
function resolution(block: Uint8Array, { isLittle }: Section): number {
  const view = viewOf(block);
  for (let at = 16; at + 4 <= block.length - 4;) {
    const code = view.getUint16(at, isLittle);
    const length = view.getUint16(at + 2, isLittle);
    if (code === 0) break;
    const value = block[at + 4] ?? 0;
    if (code === 9 && length === 1) return value >= 128 ? 2 ** (value & 0x7f) : 10 ** value;
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return 1e6;
}

/** Moves to the next position of a whole block. */
function* findBlock(stream: ByteStream, section: Section): Generator<undefined, boolean> {
  for (;;) {
    const window = yield* stream.peek(2 * maximumBlock);
    if (window.length < 12) return false;
    const isEnd = window.length < 2 * maximumBlock;
    const limit = isEnd ? window.length - 12 : maximumBlock;
    for (let at = 0; at <= limit; at++) {
      const trial = { ...section };
      const length = blockLength(window.subarray(at, at + 12), trial);
      if (length === null || length > maximumBlock || at + length > window.length) continue;
      if (!isClosed(window.subarray(at, at + length), trial)) continue;
      yield* stream.skip(at);
      return true;
    }
    if (isEnd) return false;
    yield* stream.skip(limit + 1);
  }
}

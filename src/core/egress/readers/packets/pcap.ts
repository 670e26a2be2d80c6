import { message } from '../../../message.ts';
import { viewOf } from '../../dataView.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import type { ByteStream } from '../byteStream.ts';
import type { Conversations } from './conversations.ts';
import { isKnownLinkType, readFrame } from './frames.ts';
import { packetReader } from './packetReader.ts';

/** libpcap's own upper bound for a packet (MAXIMUM_SNAPLEN). */
export const maximumPacket = 262_144;
const headerLength = 24;
const recordHeaderLength = 16;

interface Header {
  readonly isLittle: boolean;
  /** Units of a record's time fraction per second. */
  readonly fraction: number;
  readonly linkType: number;
}

/** Returns the byte order and precision that a capture's first four bytes give; null if it is not a pcap file. */
export function pcapMagic(bytes: Uint8Array): Omit<Header, 'linkType'> | null {
  const magic = bytes.subarray(0, 4).join(' ');
  if (magic === '212 195 178 161') return { isLittle: true, fraction: 1e6 };
  if (magic === '161 178 195 212') return { isLittle: false, fraction: 1e6 };
  if (magic === '77 60 178 161') return { isLittle: true, fraction: 1e9 };
  return magic === '161 178 60 77' ? { isLittle: false, fraction: 1e9 } : null;
}

/** Reads a pcap file: DNS queries, and conversations with their TLS server name and byte counts. */
export function pcapReader(ports: ReaderPorts): CaptureReader {
  return packetReader(ports, 'pcap', readPackets);
}

function* readPackets(stream: ByteStream, sink: CaptureSink, conversations: Conversations): Generator<undefined, void> {
  const head = yield* stream.take(headerLength);
  const magic = pcapMagic(head);
  if (magic === null || head.length < headerLength) {
    sink.problem({ message: message('egress.problem.header', { format: 'pcap' }), place: { offset: 0 } });
    return;
  }
  // The upper bits contain the length of a frame check sequence.
  const linkType = viewOf(head).getUint32(20, magic.isLittle) & 0x0fffffff;
  if (!isKnownLinkType(linkType)) {
    sink.problem({ message: message('egress.problem.linkType', { linkType }), place: { offset: 0 } });
    return;
  }
  let last = 0;
  for (;;) {
    const { offset } = stream;
    const record = yield* stream.take(recordHeaderLength);
    if (record.length === 0) return;
    // Merged captures jump in time, so the time need not be near the last one here; it must be when searching for a header.
    const length = plausibleLength(record, magic, 0);
    if (length === null) {
      sink.problem({ message: message('egress.problem.packet', { offset }), place: { offset } });
      stream.unread(record.subarray(1));
      if (!(yield* findRecord(stream, magic, last))) return;
      continue;
    }
    const frame = yield* stream.take(length);
    if (frame.length < length) {
      sink.problem({ message: message('egress.problem.cutPacket', { offset }), place: { offset } });
      return;
    }
    const view = viewOf(record);
    const seconds = view.getUint32(0, magic.isLittle);
    last = seconds;
    const time = seconds * 1000 + Math.floor((view.getUint32(4, magic.isLittle) * 1000) / magic.fraction);
    const segment = readFrame(linkType, frame);
    if (segment !== null) conversations.add(segment, { time, place: { offset } });
  }
}

const month = 31 * 24 * 3600;

/**
 * Returns the captured length in a record's header; null if it is implausible: inconsistent lengths, or a time not near the
 * last one.
 * @param last seconds of the last record; 0 accepts any time
 */
function plausibleLength(
  record: Uint8Array,
  { isLittle, fraction }: Omit<Header, 'linkType'>,
  last: number,
): number | null {
  if (record.length < recordHeaderLength) return null;
  const view = viewOf(record);
  const seconds = view.getUint32(0, isLittle);
  const captured = view.getUint32(8, isLittle);
  const original = view.getUint32(12, isLittle);
  const isNear = last === 0 || Math.abs(seconds - last) < month;
  const isSound = view.getUint32(4, isLittle) < fraction && captured <= original && captured <= maximumPacket;
  return isNear && isSound && captured > 0 ? captured : null;
}

/** Moves to the next record header that is followed by another one, or by the end. */
function* findRecord(stream: ByteStream, magic: Omit<Header, 'linkType'>, last: number): Generator<undefined, boolean> {
  for (;;) {
    const window = yield* stream.peek(2 * maximumPacket);
    if (window.length < recordHeaderLength) return false;
    const isEnd = window.length < 2 * maximumPacket;
    const limit = isEnd ? window.length - recordHeaderLength : maximumPacket - recordHeaderLength;
    for (let at = 0; at <= limit; at++) {
      const length = plausibleLength(window.subarray(at, at + recordHeaderLength), magic, last);
      if (length === null) continue;
      const next = at + recordHeaderLength + length;
      const follower = window.subarray(next, next + recordHeaderLength);
      const isFollowed =
        follower.length === 0 ? next === window.length && isEnd : plausibleLength(follower, magic, last) !== null;
      if (!isFollowed) continue;
      yield* stream.skip(at);
      return true;
    }
    if (isEnd) return false;
    yield* stream.skip(limit + 1);
  }
}

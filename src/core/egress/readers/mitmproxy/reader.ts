import { message } from '../../../message.ts';
import type { CaptureReader, ReaderPorts } from '../../types.ts';
import type { ByteStream } from '../byteStream.ts';
import { streamReader } from '../streamReader.ts';
import { flowRecord } from './flow.ts';
import { maximumDigits, readLength, type TnetValue, tnetPayload } from './tnetstring.ts';

/** Larger flows are read without their contents, to limit the reader's memory. */
const maximumFlow = 16 * 1024 * 1024;
/** Larger values of a large flow are assumed to be contents. */
const maximumValue = 1024 * 1024;

const dictionaryEnd = '}'.charCodeAt(0);

/**
 * How many bytes of damaged flows may be read for each byte of the capture. Without a limit, a file full of flow headers that
 * each claim the rest of the file would be read again for each of them.
 */
const workPerByte = 8;
/** The work that is allowed before anything was read. */
const firstWork = 4 * 1024 * 1024;

/** Reads a mitmproxy flow file: a sequence of tnetstrings. A damaged flow is reported and the next one is searched for. */
export function mitmproxyReader(ports: ReaderPorts): CaptureReader {
  return streamReader(function* (stream) {
    let spent = 0;
    for (let index = 0; ; index++) {
      const { offset } = stream;
      const head = yield* stream.peek(maximumDigits + 1);
      if (head.length === 0) return;
      const place = { offset, index };
      const outcome = yield* readFlow(stream, ports, head, place);
      if (outcome === 'read') continue;
      const text =
        outcome === 'cut' ? message('egress.problem.cutFlow', { offset }) : message('egress.problem.flow', { offset });
      ports.sink.problem({ message: text, place });
      spent += Math.min(readLength(head, 0)?.length ?? 0, maximumFlow);
      // Search from the next byte, or from further on if too much was read in vain.
      const allowed = firstWork + workPerByte * stream.offset;
      yield* stream.skip(Math.max(1, Math.ceil((spent - allowed) / workPerByte)));
      if (!(yield* findFlow(stream))) return;
    }
  });
}

function* readFlow(
  stream: ByteStream,
  { sink, decode }: ReaderPorts,
  head: Uint8Array,
  place: { readonly offset: number; readonly index: number },
): Generator<undefined, 'read' | 'damaged' | 'cut'> {
  const size = readLength(head, 0);
  if (size === null) return 'damaged';
  if (size.length > maximumFlow) {
    yield* stream.skip(size.start);
    const flow = yield* readLargeFlow(stream, decode, size.length);
    const record = flow === null ? null : flowRecord(flow, decode, place, true);
    if (record !== null) sink.record(record);
    return flow === null ? 'damaged' : 'read';
  }
  const whole = yield* stream.peek(size.start + size.length + 1);
  if (whole.length < size.start + size.length + 1) return 'cut';
  const payload = whole.subarray(size.start, whole.length - 1);
  const flow = whole[whole.length - 1] === dictionaryEnd ? tnetPayload(payload, dictionaryEnd, decode) : undefined;
  if (flow === undefined) return 'damaged';
  const record = flowRecord(flow, decode, place);
  if (record !== null) sink.record(record);
  yield* stream.skip(whole.length);
  return 'read';
}

/** The parts of a flow that contain both contents and wanted values; everything else is read or skipped as a whole. */
const opened: ReadonlySet<string> = new Set(['request', 'response']);

/** Reads a flow's dictionaries without large values; null if its structure is broken. */
function* readLargeFlow(
  stream: ByteStream,
  decode: (bytes: Uint8Array) => string,
  length: number,
  depth = 0,
): Generator<undefined, ReadonlyMap<string, TnetValue> | null> {
  const map = new Map<string, TnetValue>();
  const end = stream.offset + length;
  while (stream.offset < end) {
    const key = yield* readSmall(stream, decode);
    if (!(key instanceof Uint8Array)) return null;
    const name = decode(key);
    const size = readLength(yield* stream.peek(maximumDigits + 1), 0);
    if (size === null || stream.offset + size.start + size.length >= end) return null;
    if (size.length <= maximumValue) {
      const value = yield* readSmall(stream, decode);
      if (value === undefined) return null;
      map.set(name, value);
      continue;
    }
    yield* stream.skip(size.start);
    if (depth === 0 && opened.has(name)) {
      const inner = yield* readLargeFlow(stream, decode, size.length, 1);
      if (inner === null) return null;
      map.set(name, inner);
    } else {
      yield* stream.skip(size.length + 1);
    }
  }
  const [type] = yield* stream.take(1);
  return type === dictionaryEnd ? map : null;
}

function* readSmall(
  stream: ByteStream,
  decode: (bytes: Uint8Array) => string,
): Generator<undefined, TnetValue | undefined> {
  const size = readLength(yield* stream.peek(maximumDigits + 1), 0);
  if (size === null || size.length > maximumValue) return undefined;
  const whole = (yield* stream.take(size.start + size.length + 1)).slice();
  const type = whole[size.start + size.length];
  return type === undefined ? undefined : tnetPayload(whole.subarray(size.start, -1), type, decode);
}

/** The beginning of a flow: its length, then its first key, which is one of mitmproxy's names. */
const start =
  /(?<![\d])\d{2,10}:\d{1,2}:(?:type|version|id|error|request|response|websocket|client_conn|server_conn|intercepted|is_replay|marked|metadata|comment|backup|modified|timestamp_created|messages)[;,]/;
const windowLength = 64 * 1024;
const overlap = 64;

function* findFlow(stream: ByteStream): Generator<undefined, boolean> {
  for (;;) {
    const window = yield* stream.peek(windowLength);
    const found = start.exec(latin1(window));
    if (found !== null) {
      yield* stream.skip(found.index);
      return true;
    }
    if (window.length < windowLength) return false;
    yield* stream.skip(window.length - overlap);
  }
}

/** Decodes one character per byte, so positions in the text are positions in the bytes. */
function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

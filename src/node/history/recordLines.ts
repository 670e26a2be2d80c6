import { parseJson } from '../../core/json.ts';

/** A line of records is far shorter; of a longer one only the end is looked for. */
const maximumLine = 128 * 1024 * 1024;
const chunkLength = 1024 * 1024;
/** One for all files, of which there may be very many; nothing of it is held when a file is done. */
const chunk = Buffer.allocUnsafe(chunkLength);
const byteOrderMark = Buffer.from('\ufeff');

/** Reads bytes at a place; fewer at the end. */
export type ReadInto = (target: Uint8Array, offset: number) => number;

export interface LineSink {
  /** The value of a line, where it begins, and its number from the place on where reading began, from 1. */
  record(value: unknown, offset: number, line: number): void;
  /** A line that is no JSON, or too long. */
  damaged(): void;
}

/**
 * Reads lines of JSON from a place on, byte by byte exact: what cannot be read costs its own line only. A last line without
 * an end counts when it is whole; else the place before it is given back, from which a later pass goes on.
 * @returns where the next pass begins
 */
export function readRecordLines(readInto: ReadInto, from: number, sink: LineSink): number {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let isSkipping = false;
  let start = from;
  let at = from;
  let number = 0;
  const take = (last: Buffer): void => {
    const line = held.length === 0 ? last : Buffer.concat([...held, last]);
    number++;
    if (isSkipping || !put(line, start, number, sink)) sink.damaged();
    held = [];
    heldBytes = 0;
    isSkipping = false;
  };
  for (;;) {
    const length = readInto(chunk, at);
    if (length === 0) break;
    let begin = 0;
    for (let end = chunk.indexOf(10, begin); end >= 0 && end < length; end = chunk.indexOf(10, begin)) {
      take(chunk.subarray(begin, end));
      begin = end + 1;
      start = at + begin;
    }
    if (begin < length && !isSkipping) {
      held.push(Buffer.from(chunk.subarray(begin, length)));
      heldBytes += length - begin;
      if (heldBytes > maximumLine) {
        held = [];
        heldBytes = 0;
        isSkipping = true;
      }
    }
    at += length;
  }
  if (heldBytes > 0 && put(Buffer.concat(held), start, number + 1, sink)) return at;
  return start;
}

/** False for a line that is no JSON. Lines without a value, and the zeros that a crash leaves before one, count as nothing. */
function put(line: Buffer, offset: number, number: number, sink: LineSink): boolean {
  let begin = offset === 0 && line.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
  while (begin < line.length && (line[begin] ?? 0) <= 32) begin++;
  if (begin === line.length) return true;
  const value = parseJson(line.toString('utf8', begin));
  if (value === undefined) return false;
  sink.record(value, offset, number);
  return true;
}

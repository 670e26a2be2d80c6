import { isAscii } from 'node:buffer';
import { parseJson } from '../../../core/json.ts';
import { LongTexts } from './longTexts.ts';

/** Of a line that is longer, the long texts are shortened. */
const longLine = 16 * 1024 * 1024;
/** A line of records is far shorter, also with its texts; of a longer one only the end is looked for. */
const maximumLine = 64 * 1024 * 1024;
const chunkLength = 1024 * 1024;
/** One for all files; there may be very many. Nothing in it outlives a file. */
const chunk = Buffer.allocUnsafe(chunkLength);
const byteOrderMark = Buffer.from('\ufeff');

/** Reads bytes at a place; fewer at the end. */
export type ReadInto = (target: Uint8Array, offset: number) => number;

export interface LineSink {
  /** The value of a line, where it begins, and its number from the place on where reading began, from 1. */
  record(value: unknown, offset: number, line: number): void;
  /** A line that is no JSON, or too long. */
  damaged(): void;
  /** A text of the last record was cut to its beginning. */
  shortened(): void;
  /** A part of what follows that beginning; comes before the record. */
  rest(text: string): void;
}

/** A line that ends in a later part of its file; a very long one is not kept whole. */
class HeldLine {
  #parts: Uint8Array[] = [];
  #texts: LongTexts | null = null;
  bytes = 0;
  isTooLong = false;

  constructor(private readonly sink: LineSink) {}

  add(part: Uint8Array): void {
    if (this.isTooLong) return;
    if (this.#texts === null && this.bytes + part.length > longLine) {
      const texts = new LongTexts(text => this.sink.rest(text));
      this.#texts = texts;
      this.#parts = this.#parts.map(each => texts.take(each));
      this.bytes = this.#parts.reduce((sum, each) => sum + each.length, 0);
    }
    const kept = this.#texts?.take(part) ?? Buffer.from(part);
    this.#parts.push(kept);
    this.bytes += kept.length;
    if (this.bytes <= maximumLine) return;
    this.#parts = [];
    this.isTooLong = true;
  }

  /** The line, and how many of its texts were shortened. */
  whole(): { readonly line: Buffer; readonly shortened: number } {
    return { line: Buffer.concat(this.#parts), shortened: this.#texts?.shortened ?? 0 };
  }
}

/**
 * Reads lines of JSON from a place on, byte by byte exact: what cannot be read costs its own line only. A last line without
 * an end counts when it is whole; else the place before it is given back, from which a later pass goes on.
 * @returns where the next pass begins
 */
export function readRecordLines(readInto: ReadInto, from: number, sink: LineSink): number {
  let held: HeldLine | null = null;
  let start = from;
  let at = from;
  let number = 0;
  const take = (last: Buffer): void => {
    held?.add(last);
    number++;
    if (held?.isTooLong === true || !putWhole(held?.whole() ?? { line: last, shortened: 0 }, start, number, sink))
      sink.damaged();
    held = null;
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
    if (begin < length) {
      held ??= new HeldLine(sink);
      held.add(chunk.subarray(begin, length));
    }
    at += length;
  }
  if (held !== null && !held.isTooLong && putWhole(held.whole(), start, number + 1, sink)) return at;
  return start;
}

function putWhole(
  { line, shortened }: ReturnType<HeldLine['whole']>,
  offset: number,
  number: number,
  sink: LineSink,
): boolean {
  if (!put(line, offset, number, sink)) return false;
  for (let count = shortened; count > 0; count--) sink.shortened();
  return true;
}

/** False for a line that is no JSON. Lines without a value, and the zeros that a crash leaves before one, count as nothing. */
function put(line: Buffer, offset: number, number: number, sink: LineSink): boolean {
  let begin = offset === 0 && line.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
  while (begin < line.length && (line[begin] ?? 0) <= 32) begin++;
  if (begin === line.length) return true;
  // Of ASCII both are the same, and the one that decodes nothing is several times as fast.
  const value = parseJson(line.toString(isAscii(line) ? 'latin1' : 'utf8', begin));
  if (value === undefined) return false;
  sink.record(value, offset, number);
  return true;
}

import { isAscii } from 'node:buffer';
import { parseJson } from '../../../core/json.ts';
import { LongTexts } from './longTexts.ts';

/** In lines longer than this, long texts are shortened. */
const longLine = 16 * 1024 * 1024;
/** Records are far shorter than this, even with their texts; a longer line is skipped to its end. */
const maximumLine = 64 * 1024 * 1024;
const chunkLength = 1024 * 1024;
/** Shared by all files, since there may be very many. Nothing in it is used beyond one file. */
const chunk = Buffer.allocUnsafe(chunkLength);
const byteOrderMark = Buffer.from('\ufeff');

/** Reads bytes at an offset; fewer at the end of the file. */
export type ReadInto = (target: Uint8Array, offset: number) => number;

export interface LineSink {
  /** Receives the value of a line, its offset, and its number, counted from 1 where reading began. */
  record(value: unknown, offset: number, line: number): void;
  /** Called for a line that is not JSON, or too long. */
  damaged(): void;
  /** Called if a text of the last record was shortened. */
  shortened(): void;
  /** Receives a part of the rest of a shortened text, before the record. */
  rest(text: string): void;
}

/** A line that continues in the next chunk of its file. A very long line is not kept whole. */
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

  /** Returns the line, and how many of its texts were shortened. */
  whole(): { readonly line: Buffer; readonly shortened: number } {
    return { line: Buffer.concat(this.#parts), shortened: this.#texts?.shortened ?? 0 };
  }
}

/**
 * Reads lines of JSON from an offset on; a line that cannot be read affects no other. A last line without a newline counts if it is
 * valid; otherwise, the returned offset is its beginning, so a later pass reads it again.
 * @returns the offset at which the next pass begins
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

/** Returns false for a line that is not JSON. Empty lines, and NULs that a crash leaves before a line, are ignored. */
function put(line: Buffer, offset: number, number: number, sink: LineSink): boolean {
  let begin = offset === 0 && line.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
  while (begin < line.length && (line[begin] ?? 0) <= 32) begin++;
  if (begin === line.length) return true;
  // ASCII is the same in both encodings, and Latin-1 is several times as fast.
  const value = parseJson(line.toString(isAscii(line) ? 'latin1' : 'utf8', begin));
  if (value === undefined) return false;
  sink.record(value, offset, number);
  return true;
}

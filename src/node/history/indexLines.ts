import { parseJson } from '../../core/json.ts';

const lineEnd = 10;
const comma = 44;
const closing = 93;
const tab = 9;

export interface IndexLine {
  readonly head: unknown;
  /** JSON that is parsed only where it is needed: it is most of the index. */
  readonly state: Uint8Array;
  /** By {@link fileRowBytes}. */
  readonly files: Uint8Array;
  /** Of the line, with its end. */
  readonly bytes: number;
}

/**
 * The parts of a line of an index, which is JSON: `[BYTES,HEAD,STATE,ROW...]`. It begins with a line's end, so that a half-written
 * one before it costs itself only.
 */
export function indexLine(head: object, state: Uint8Array, files: readonly Uint8Array[]): readonly Uint8Array[] {
  const own = Buffer.from(JSON.stringify(head));
  return [Buffer.from(`\n[${own.length},`), own, Buffer.from(','), state, ...files, Buffer.from(']')];
}

/** The lines of an index in order. What is no such line is left out. */
export function indexLines(content: Uint8Array): readonly IndexLine[] {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const lines: IndexLine[] = [];
  for (let begin = 0; begin < text.length;) {
    const next = text.indexOf(lineEnd, begin);
    const end = next < 0 ? text.length : next;
    const line = lineOf(text.subarray(begin, end));
    if (line !== null) lines.push(line);
    begin = end + 1;
  }
  return lines;
}

function lineOf(line: Buffer): IndexLine | null {
  const [, digits] = /^\[(\d{1,9}),/.exec(line.toString('latin1', 0, 11)) ?? [];
  if (digits === undefined || line.at(-1) !== closing) return null;
  const begin = digits.length + 2;
  const end = begin + Number(digits);
  if (line[end] !== comma) return null;
  const head = parseJson(line.toString('utf8', begin, end));
  if (head === undefined) return null;
  const rest = line.subarray(end + 1, -1);
  // The first row is behind a comma and a tab, which the state has nowhere.
  const first = rest.indexOf(tab);
  const rows = first < 0 ? rest.length : first - 1;
  return { head, state: rest.subarray(0, rows), files: rest.subarray(rows), bytes: line.length + 1 };
}

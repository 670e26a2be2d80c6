import { createHash } from 'node:crypto';
import { parseJson } from '../../core/json.ts';

const lineEnd = 10;
const comma = 44;
const closing = 93;
const tab = 9;

const markLength = 32;
/** Where the marked part of a line begins: after `["MARK",`. */
const markedFrom = markLength + 4;
/** The maximum number of digits of a head's length. */
const mostDigits = 9;

export interface IndexLine {
  /** A digest of the rest of the line. */
  readonly mark: string;
  readonly head: unknown;
  /** JSON that is parsed only when needed: it makes up most of the index. */
  readonly state: Uint8Array;
  /** As {@link fileRowBytes}. */
  readonly files: Uint8Array;
  /** The length of the line, including its newline. */
  readonly bytes: number;
}

/**
 * Returns the parts of a line of an index, which is JSON: `["MARK",BYTES,HEAD,STATE,ROW...]`. It begins with a newline, so an
 * unfinished line before it affects no other.
 * @param seal needed to read the line again
 */
export function indexLine(
  seal: string,
  head: object,
  state: Uint8Array,
  files: readonly Uint8Array[],
): readonly Uint8Array[] {
  const own = Buffer.from(JSON.stringify(head));
  const marked = [Buffer.from(`${own.length},`), own, Buffer.from(','), state, ...files, Buffer.from(']')];
  return [Buffer.from(`\n["${markOf(seal, marked)}",`), ...marked];
}

function markOf(seal: string, parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256').update(seal);
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, markLength);
}

/** Returns the lines of an index in order, without invalid or changed lines and those with another seal. */
export function indexLines(content: Uint8Array, seal: string): readonly IndexLine[] {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const lines: IndexLine[] = [];
  for (let begin = 0; begin < text.length;) {
    const next = text.indexOf(lineEnd, begin);
    const end = next < 0 ? text.length : next;
    const line = lineOf(text.subarray(begin, end), seal);
    if (line !== null) lines.push(line);
    begin = end + 1;
  }
  return lines;
}

function lineOf(line: Buffer, seal: string): IndexLine | null {
  const start = line.toString('latin1', 0, markedFrom + mostDigits + 1);
  const [, mark, digits] = /^\["([\da-f]{32})",(\d+),/.exec(start) ?? [];
  if (mark === undefined || digits === undefined || mark !== markOf(seal, [line.subarray(markedFrom)])) return null;
  const begin = markedFrom + digits.length + 1;
  const end = begin + Number(digits);
  if (line[end] !== comma || line.at(-1) !== closing) return null;
  const head = parseJson(line.toString('utf8', begin, end));
  if (head === undefined) return null;
  const rest = line.subarray(end + 1, -1);
  // The first row begins with a comma and a tab; the state contains no tab.
  const first = rest.indexOf(tab);
  const rows = first < 0 ? rest.length : first - 1;
  return { mark, head, state: rest.subarray(0, rows), files: rest.subarray(rows), bytes: line.length + 1 };
}

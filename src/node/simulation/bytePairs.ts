/** Merge candidates as single numbers: rank times this, plus the start of the pair; the lowest is merged first. */
const startsPerRank = 2 ** 31;

/** Adds a number to a binary heap whose lowest number comes first. */
function push(heap: number[], value: number): void {
  let at = heap.length;
  heap.push(value);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] ?? 0;
    if (above <= value) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = value;
}

/** Takes the lowest number out of a binary heap. */
function pop(heap: number[]): number | undefined {
  const lowest = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return lowest;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if ((heap[child + 1] ?? Infinity) < (heap[child] ?? 0)) child++;
    const below = heap[child] ?? 0;
    if (below >= last) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = last;
  return lowest;
}

/**
 * Byte pair encoding of one piece of text: merges the neighbouring pair with the lowest rank, the leftmost first, until no
 * pair has a rank. O(n log n), so that a line of 100,000 equal characters takes no seconds (a scan for each merge would).
 * @param bytes the piece as UTF-8, one byte a character (latin1)
 * @param rankOf rank of a byte string, undefined if it is no token; every single byte has one
 * @returns the tokens, which are ranks
 */
export function encodeBytePairs(bytes: string, rankOf: (bytes: string) => number | undefined): number[] {
  const { length } = bytes;
  // A part is known by its start: where it ends, and where the part before it starts. A merged one has end 0.
  const ends = new Int32Array(length);
  const previous = new Int32Array(length);
  const heap: number[] = [];
  const consider = (start: number): void => {
    const middle = ends[start] ?? 0;
    const end = ends[middle];
    const rank = end === undefined ? undefined : rankOf(bytes.slice(start, end));
    if (rank !== undefined) push(heap, rank * startsPerRank + start);
  };
  for (let at = 0; at < length; at++) {
    ends[at] = at + 1;
    previous[at] = at - 1;
  }
  for (let at = 0; at + 1 < length; at++) consider(at);
  for (let lowest = pop(heap); lowest !== undefined; lowest = pop(heap)) {
    const start = lowest % startsPerRank;
    const middle = ends[start] ?? 0;
    const end = ends[middle] ?? 0;
    // A pair is out of date when one of its parts has been merged since.
    if (middle === 0 || end === 0 || rankOf(bytes.slice(start, end)) !== (lowest - start) / startsPerRank) continue;
    ends[start] = end;
    ends[middle] = 0;
    if (end < length) previous[end] = start;
    consider(start);
    if (start > 0) consider(previous[start] ?? 0);
  }
  const tokens: number[] = [];
  for (let start = 0; start < length; start = ends[start] ?? length) {
    const rank = rankOf(bytes.slice(start, ends[start]));
    if (rank !== undefined) tokens.push(rank);
  }
  return tokens;
}

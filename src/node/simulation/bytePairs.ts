/** Encodes a merge candidate as a single number: its rank times this, plus the start of the pair; the lowest is merged first. */
const startsPerRank = 2 ** 31;

/** Adds a number to a binary min-heap. */
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

/** Removes and returns the lowest number of a binary min-heap. */
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
 * Byte pair encoding of one piece of text: merges the neighboring pair with the lowest rank, the leftmost first, until no
 * pair has a rank. O(n log n): scanning the piece for each merge would take seconds for a line of 100,000 equal characters.
 * @param bytes the piece as UTF-8, one byte per character (latin1)
 * @param rankOf returns the rank of a byte string, undefined if it is not a token; every single byte has a rank
 * @returns the tokens, which are ranks
 */
export function encodeBytePairs(bytes: string, rankOf: (bytes: string) => number | undefined): number[] {
  const { length } = bytes;
  // By the start of a part: where it ends, and where the part before it starts. A part that was merged into another has end 0.
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
    // A pair is outdated if one of its parts has been merged since.
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

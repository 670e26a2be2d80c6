const openBrace = 123;
const blanks: ReadonlySet<number> = new Set([32, 9, 10, 13]);

/** How the elements of a list begin, so that the next one is found after damage. */
export interface Marker {
  readonly bytes: Uint8Array;
  /** True for a first key, which an opening brace comes before; false where the marker begins with the element itself. */
  readonly isInsideBrace: boolean;
}

/** Where a marker stands in some bytes, at `from` or after it; -1 where it does not. In a text it is escaped, so none is found there. */
export function findMarker(data: Uint8Array, from: number, { bytes, isInsideBrace }: Marker): number {
  const [first = 0] = bytes;
  for (let at = data.indexOf(first, from); at >= 0; at = data.indexOf(first, at + 1)) {
    if (!bytes.every((byte, i) => data[at + i] === byte)) continue;
    let before = at - 1;
    while (before >= 0 && blanks.has(data[before] ?? 0)) before--;
    if (!isInsideBrace || before < 0 || data[before] === openBrace) return at;
  }
  return -1;
}

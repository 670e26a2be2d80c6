import type { WindowRow } from './protocol.ts';

/** More segments than this are too thin to distinguish: the smallest are drawn as one. */
const mostSegments = 24;

/** Which rows have a segment of their own, in order, and which share one. Rows without a size and no rule have none. */
export function segmentsOf(rows: readonly WindowRow[]): {
  readonly shown: readonly number[];
  readonly merged: readonly number[];
} {
  const drawn = rows.flatMap(({ tokens, standing }, index) => (tokens > 0 || standing === 'held-back' ? [index] : []));
  if (drawn.length <= mostSegments) return { shown: drawn, merged: [] };
  const weight = (index: number): number => {
    const row = rows[index];
    // A secret is what a person looks for, however short.
    return row === undefined ? 0 : row.secrets > 0 ? Infinity : row.tokens;
  };
  const largest = new Set([...drawn].sort((a, b) => weight(b) - weight(a) || a - b).slice(0, mostSegments - 1));
  return { shown: drawn.filter(each => largest.has(each)), merged: drawn.filter(each => !largest.has(each)) };
}

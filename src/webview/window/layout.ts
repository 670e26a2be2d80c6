import type { WindowRow } from './protocol.ts';

/** More segments than this are too thin to tell apart: the smallest are drawn as one. */
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

/** Where a key leads from a row; null for one that leads nowhere. */
export function rowAfter(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

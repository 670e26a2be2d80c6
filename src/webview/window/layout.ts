import type { WindowRow } from './protocol.ts';

/** With more segments than this, they are too thin to distinguish, so the smallest are drawn as one. */
const mostSegments = 24;

/**
 * Returns which rows have their own segment, in order, and which rows share one. Rows that have no size and are not held back have
 * none.
 */
export function segmentsOf(rows: readonly WindowRow[]): {
  readonly shown: readonly number[];
  readonly merged: readonly number[];
} {
  const drawn = rows.flatMap(({ tokens, standing }, index) => (tokens > 0 || standing === 'held-back' ? [index] : []));
  if (drawn.length <= mostSegments) return { shown: drawn, merged: [] };
  const weight = (index: number): number => {
    const row = rows[index];
    // Users look for secrets, however short they are.
    return row === undefined ? 0 : row.secrets > 0 ? Infinity : row.tokens;
  };
  const largest = new Set([...drawn].sort((a, b) => weight(b) - weight(a) || a - b).slice(0, mostSegments - 1));
  return { shown: drawn.filter(each => largest.has(each)), merged: drawn.filter(each => !largest.has(each)) };
}

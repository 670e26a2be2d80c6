import type { Candidate } from './sink.ts';

/** The better of two candidates first: the more specific, then the longer, then the earlier, then by rule. */
function compare(a: Candidate, b: Candidate): number {
  return (
    b.rank - a.rank ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)
  );
}

/**
 * The candidates that remain when the better one of any two that overlap is kept; in order of start. What happens in one
 * cluster of overlapping candidates depends on nothing outside it, which rescanning relies on.
 */
export function resolveOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const cluster of clusters(candidates)) {
    const chosen: Candidate[] = [];
    for (const candidate of [...cluster.members].sort(compare)) {
      // Those chosen lie apart and in order, so that only two neighbours can overlap.
      const at = firstAtOrAfter(chosen, candidate.start);
      const before = chosen[at - 1];
      const after = chosen[at];
      if (
        (before === undefined || before.end <= candidate.start) &&
        (after === undefined || after.start >= candidate.end)
      ) {
        chosen.splice(at, 0, candidate);
      }
    }
    for (const candidate of chosen) kept.push(candidate);
  }
  return kept;
}

/** The index of the first candidate that begins at or after an offset. */
function firstAtOrAfter(ordered: readonly Candidate[], start: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Cluster {
  readonly start: number;
  readonly end: number;
  readonly members: readonly Candidate[];
}

/** Candidates grouped so that those of different groups do not overlap; in order. */
export function clusters(candidates: readonly Candidate[]): readonly Cluster[] {
  const out: { start: number; end: number; members: Candidate[] }[] = [];
  for (const candidate of [...candidates].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last !== undefined && candidate.start < last.end) {
      last.members.push(candidate);
      last.end = Math.max(last.end, candidate.end);
    } else {
      out.push({ start: candidate.start, end: candidate.end, members: [candidate] });
    }
  }
  return out;
}

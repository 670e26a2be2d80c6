import type { Candidate } from './sink.ts';

/**
 * The candidates that remain when the better one of any two that overlap is kept: the more specific, then the longer, then
 * the earlier, then by rule; in order of start. What happens in one cluster of overlapping candidates depends on nothing
 * outside it, which rescanning relies on.
 */
export function resolveOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  forEachCluster(candidates, (ordered, first, last) => {
    if (last - first === 1) kept.push(ordered[first] as Candidate);
    else for (const candidate of chosenOf(ordered, first, last)) kept.push(candidate);
  });
  return kept;
}

/** More than any candidate is long. */
const beyondLongest = 100_000;

/** What remains of [first, last), which lie in order of start. */
function chosenOf(ordered: readonly Candidate[], first: number, last: number): readonly Candidate[] {
  const levels = new Map<number, Candidate[]>();
  for (let i = first; i < last; i++) {
    const each = ordered[i] as Candidate;
    const level = each.rank * beyondLongest + each.end - each.start;
    const members = levels.get(level);
    const before = members?.at(-1);
    if (members === undefined || before === undefined) levels.set(level, [each]);
    else if (before.start !== each.start) members.push(each);
    else if (each.rule.id < before.rule.id) members[members.length - 1] = each;
  }
  let chosen: Candidate[] = [];
  for (const level of [...levels.keys()].sort((a, b) => b - a)) {
    chosen = withRoomFor(chosen, levels.get(level) ?? []);
  }
  return chosen;
}

/** Those chosen, which lie apart and in order, and of more candidates in order those that there is room for. */
function withRoomFor(chosen: Candidate[], more: readonly Candidate[]): Candidate[] {
  // Where a level has few of many, as levels mostly have, going through all of those chosen would take longer.
  if (more.length < 8) {
    for (const candidate of more) {
      const at = firstAtOrAfter(chosen, candidate.start);
      if (isRoom(chosen[at - 1], chosen[at], candidate)) chosen.splice(at, 0, candidate);
    }
    return chosen;
  }
  const all: Candidate[] = [];
  let next = 0;
  for (const candidate of more) {
    for (; next < chosen.length && (chosen[next] as Candidate).start < candidate.start; next++)
      all.push(chosen[next] as Candidate);
    if (isRoom(all.at(-1), chosen[next], candidate)) all.push(candidate);
  }
  for (; next < chosen.length; next++) all.push(chosen[next] as Candidate);
  return all;
}

function isRoom(before: Candidate | undefined, after: Candidate | undefined, between: Candidate): boolean {
  return (before === undefined || before.end <= between.start) && (after === undefined || after.start >= between.end);
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

/** The first of those kept, which lie apart and in order, that overlaps a candidate. */
export function overlapping(kept: readonly Candidate[], { start, end }: Candidate): Candidate | undefined {
  const at = firstAtOrAfter(kept, start);
  const before = kept[at - 1];
  if (before !== undefined && before.end > start) return before;
  const after = kept[at];
  return after !== undefined && after.start < end ? after : undefined;
}

/** The range that a cluster of overlapping candidates takes. */
export interface Cluster {
  readonly start: number;
  readonly end: number;
}

/** The clusters that candidates make so that those of different ones do not overlap; in order. */
export function clusters(candidates: readonly Candidate[]): readonly Cluster[] {
  const found: Cluster[] = [];
  forEachCluster(candidates, (ordered, first, _last, end) => {
    found.push({ start: (ordered[first] as Candidate).start, end });
  });
  return found;
}

/** Visits the members of each cluster: [first, last) of the candidates in order. */
function forEachCluster(
  candidates: readonly Candidate[],
  visit: (ordered: readonly Candidate[], first: number, last: number, end: number) => void,
): void {
  const ordered = inOrder(candidates);
  let last = 0;
  while (last < ordered.length) {
    const first = last;
    let end = (ordered[last] as Candidate).end;
    for (last++; last < ordered.length; last++) {
      const next = ordered[last] as Candidate;
      if (next.start >= end) break;
      end = Math.max(end, next.end);
    }
    visit(ordered, first, last, end);
  }
}

function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  const byPlace = (a: Candidate, b: Candidate): number => a.start - b.start || a.end - b.end;
  for (let i = 1; i < candidates.length; i++) {
    if (byPlace(candidates[i - 1] as Candidate, candidates[i] as Candidate) > 0) return [...candidates].sort(byPlace);
  }
  return candidates;
}

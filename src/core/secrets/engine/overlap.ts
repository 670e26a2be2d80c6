import type { Candidate } from './sink.ts';

/** Sorts candidates by start, then by end. */
export function ordered(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Sorts candidates and applies {@link kept}. */
export function resolveOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  return kept(ordered(candidates));
}

/**
 * Resolves overlaps: of two overlapping candidates, keeps the more specific one, then the longer, then the earlier, then the one
 * whose rule id sorts first. The result for one cluster of overlapping candidates depends on nothing outside the cluster, which
 * rescanning relies on.
 * @param all candidates in order
 */
export function kept(all: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  forEachCluster(all, (first, last) => {
    const [only] = last - first === 1 ? all.slice(first, last) : [];
    if (only !== undefined) chosen.push(only);
    else for (const each of chosenOf(all.slice(first, last))) chosen.push(each);
  });
  return chosen;
}

/** Greater than the length of any candidate. */
const beyondLongest = 100_000;

/** The candidates that are kept of one cluster. */
function chosenOf(cluster: readonly Candidate[]): readonly Candidate[] {
  const levels = new Map<number, Candidate[]>();
  let level = -1;
  let members: Candidate[] = [];
  for (const each of cluster) {
    const own = each.rank * beyondLongest + each.end - each.start;
    if (own !== level) {
      members = levels.get(own) ?? [];
      if (members.length === 0) levels.set(own, members);
      level = own;
    }
    const before = members.at(-1);
    if (before?.start !== each.start) members.push(each);
    else if (each.rule.id < before.rule.id) members[members.length - 1] = each;
  }
  let chosen: Candidate[] = [];
  for (const own of [...levels.keys()].sort((a, b) => b - a)) chosen = withRoomFor(chosen, levels.get(own) ?? []);
  return chosen;
}

/** Adds to the chosen candidates, which are in order and do not overlap, those of `more`, also in order, that overlap none of them. */
function withRoomFor(chosen: Candidate[], more: readonly Candidate[]): Candidate[] {
  const startOf = (index: number): number => chosen[index]?.start ?? Infinity;
  // Most levels have few candidates compared with those already chosen, so a binary search is faster than going through all chosen ones.
  if (more.length < 8) {
    for (const each of more) {
      const at = firstAtOrAfter(each.start, chosen.length, startOf);
      const isFree = at === 0 || (chosen[at - 1] as Candidate).end <= each.start;
      if (isFree && startOf(at) >= each.end) chosen.splice(at, 0, each);
    }
    return chosen;
  }
  const all: Candidate[] = [];
  let next = 0;
  let end = 0;
  for (const each of more) {
    for (; startOf(next) < each.start; next++) {
      const before = chosen[next] as Candidate;
      end = before.end;
      all.push(before);
    }
    if (end > each.start || startOf(next) < each.end) continue;
    end = each.end;
    all.push(each);
  }
  for (; next < chosen.length; next++) all.push(chosen[next] as Candidate);
  return all;
}

/** The index of the first of `count` items, sorted by start, that begins at or after an offset. */
function firstAtOrAfter(start: number, count: number, startOf: (index: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(middle) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The first of some candidates, which are in order and do not overlap each other, that overlaps the given one.
 * @param apart the candidates to search
 */
export function overlapping(apart: readonly Candidate[], { start, end }: Candidate): Candidate | undefined {
  const at = firstAtOrAfter(start, apart.length, index => (apart[index] as Candidate).start);
  const before = apart[at - 1];
  if (before !== undefined && before.end > start) return before;
  const after = apart[at];
  return after !== undefined && after.start < end ? after : undefined;
}

/** The range covered by a cluster of overlapping candidates. */
export interface Cluster {
  readonly start: number;
  readonly end: number;
}

/**
 * Groups candidates, given in order, into clusters so that candidates of different clusters do not overlap. Returns the clusters in
 * order.
 */
export function clusters(all: readonly Candidate[]): readonly Cluster[] {
  const found: Cluster[] = [];
  forEachCluster(all, (first, _last, end) => void found.push({ start: (all[first] as Candidate).start, end }));
  return found;
}

/** Calls `visit` for each cluster with its candidates [first, last) and the offset at which it ends. */
function forEachCluster(all: readonly Candidate[], visit: (first: number, last: number, end: number) => void): void {
  let last = 0;
  while (last < all.length) {
    const first = last;
    let { end } = all[last] as Candidate;
    for (last++; last < all.length && (all[last] as Candidate).start < end; last++)
      end = Math.max(end, (all[last] as Candidate).end);
    visit(first, last, end);
  }
}

/** Maximum number of candidates listed per rule and text; nobody reads more of a table of secrets. */
export const mostListed = 1_000;

/** Returns the first `most` candidates of each rule, and the number of candidates left out. */
export function limited(
  all: readonly Candidate[],
  most: number,
): {
  readonly listed: readonly Candidate[];
  readonly unlisted: number;
} {
  if (all.length <= most) return { listed: all, unlisted: 0 };
  const counts = new Map<string, number>();
  const listed = all.filter(({ rule }) => {
    const count = (counts.get(rule.id) ?? 0) + 1;
    counts.set(rule.id, count);
    return count <= most;
  });
  return { listed, unlisted: all.length - listed.length };
}

import type { Candidate } from './sink.ts';

/** Candidates in order of start and then of end. */
export function ordered(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The candidates for which {@link kept} decides. */
export function resolveOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  return kept(ordered(candidates));
}

/**
 * The candidates that remain when the better one of any two that overlap is kept: the more specific, then the longer, then
 * the earlier, then by rule. What happens in one cluster of overlapping candidates depends on nothing outside it, which
 * rescanning relies on.
 * @param all in order
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

/** More than any candidate is long. */
const beyondLongest = 100_000;

/** What remains of a cluster. */
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

/** Those chosen, which are apart and in order, and of more candidates in order those that there is room for. */
function withRoomFor(chosen: Candidate[], more: readonly Candidate[]): Candidate[] {
  const startOf = (index: number): number => chosen[index]?.start ?? Infinity;
  // Where a level has few of many, as levels mostly have, going through all of those chosen would take longer.
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

/** The index of the first of `count` things in order that begins at or after an offset. */
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

/** The first of candidates which are apart and in order that overlaps another one. */
export function overlapping(apart: readonly Candidate[], { start, end }: Candidate): Candidate | undefined {
  const at = firstAtOrAfter(start, apart.length, index => (apart[index] as Candidate).start);
  const before = apart[at - 1];
  if (before !== undefined && before.end > start) return before;
  const after = apart[at];
  return after !== undefined && after.start < end ? after : undefined;
}

/** The range that a cluster of overlapping candidates takes. */
export interface Cluster {
  readonly start: number;
  readonly end: number;
}

/** The clusters that candidates in order make so that those of different ones do not overlap; in order. */
export function clusters(all: readonly Candidate[]): readonly Cluster[] {
  const found: Cluster[] = [];
  forEachCluster(all, (first, _last, end) => void found.push({ start: (all[first] as Candidate).start, end }));
  return found;
}

/** Visits each cluster: its candidates [first, last) and where it ends. */
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

/** Candidates of one rule that are listed of a text; of a table of secrets nobody reads more. */
export const mostListed = 1_000;

/** The first `most` candidates of each rule, and how many there are besides. */
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

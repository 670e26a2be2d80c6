import type { Candidate } from './sink.ts';

/** Candidates at their places, in order of start and then of end. A text that repeats itself has each at many places. */
export interface Placed {
  readonly candidates: readonly Candidate[];
  /** Which candidate stands at each place. */
  readonly which: Int32Array;
  readonly starts: Int32Array;
}

/** Candidates where they say that they stand. */
export function placed(candidates: readonly Candidate[]): Placed {
  const ordered = [...candidates].sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    candidates: ordered,
    which: Int32Array.from(ordered, (_, index) => index),
    starts: Int32Array.from(ordered, each => each.start),
  };
}

/** The candidates for which {@link kept} decides. */
export function resolveOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const all = kept(placed(candidates));
  return Array.from(all.which, index => all.candidates[index] as Candidate);
}

/**
 * The places that remain when the better one of any two that overlap is kept: the more specific, then the longer, then the
 * earlier, then by rule. What happens in one cluster of overlapping places depends on nothing outside it, which
 * rescanning relies on.
 */
export function kept(placed: Placed): Placed {
  const places: number[] = [];
  forEachCluster(placed, (first, last) => {
    if (last - first === 1) places.push(first);
    else for (const place of chosenOf(placed, first, last)) places.push(place);
  });
  if (places.length === placed.starts.length) return placed;
  const { candidates, which, starts } = placed;
  return {
    candidates,
    which: picked(which, places),
    starts: picked(starts, places),
  };
}

function picked(all: Int32Array, places: readonly number[]): Int32Array {
  const some = new Int32Array(places.length);
  for (let i = 0; i < places.length; i++) some[i] = all[places[i] as number] as number;
  return some;
}

/** More than any candidate is long. */
const beyondLongest = 100_000;

/** What remains of the places [first, last). */
function chosenOf(placed: Placed, first: number, last: number): readonly number[] {
  const { candidates, which, starts } = placed;
  const levels = new Map<number, number[]>();
  let level = -1;
  let members: number[] = [];
  for (let place = first; place < last; place++) {
    const { rank, start, end, rule } = candidates[which[place] as number] as Candidate;
    const own = rank * beyondLongest + end - start;
    if (own !== level) {
      members = levels.get(own) ?? [];
      if (members.length === 0) levels.set(own, members);
      level = own;
    }
    const before = members.at(-1);
    if (before === undefined || starts[before] !== starts[place]) members.push(place);
    else if (rule.id < (candidates[which[before] as number] as Candidate).rule.id) members[members.length - 1] = place;
  }
  let chosen: number[] = [];
  for (const each of [...levels.keys()].sort((a, b) => b - a)) {
    chosen = withRoomFor(placed, chosen, levels.get(each) ?? []);
  }
  return chosen;
}

/** Those chosen, which lie apart and in order, and of more places in order those that there is room for. */
function withRoomFor(placed: Placed, chosen: number[], more: readonly number[]): number[] {
  const { starts } = placed;
  const startOf = (index: number): number =>
    index < chosen.length ? (starts[chosen[index] as number] as number) : Infinity;
  // Where a level has few of many, as levels mostly have, going through all of those chosen would take longer.
  if (more.length < 8) {
    for (const place of more) {
      const start = starts[place] as number;
      const at = firstAtOrAfter(start, chosen.length, startOf);
      const isFree = at === 0 || endOf(placed, chosen[at - 1] as number) <= start;
      if (isFree && startOf(at) >= endOf(placed, place)) chosen.splice(at, 0, place);
    }
    return chosen;
  }
  const all: number[] = [];
  let next = 0;
  let end = 0;
  for (const place of more) {
    for (; startOf(next) < (starts[place] as number); next++) {
      end = endOf(placed, chosen[next] as number);
      all.push(chosen[next] as number);
    }
    if (end > (starts[place] as number) || startOf(next) < endOf(placed, place)) continue;
    end = endOf(placed, place);
    all.push(place);
  }
  for (; next < chosen.length; next++) all.push(chosen[next] as number);
  return all;
}

function endOf({ candidates, which, starts }: Placed, place: number): number {
  const { start, end } = candidates[which[place] as number] as Candidate;
  return (starts[place] as number) + end - start;
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

/** The first of candidates which lie apart and in order that overlaps another one. */
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

/** The clusters that places make so that those of different ones do not overlap; in order. */
export function clusters(placed: Placed): readonly Cluster[] {
  const found: Cluster[] = [];
  forEachCluster(placed, (first, _last, end) => void found.push({ start: placed.starts[first] as number, end }));
  return found;
}

/** Visits each cluster: its places [first, last) and where it ends. */
function forEachCluster(placed: Placed, visit: (first: number, last: number, end: number) => void): void {
  const { starts } = placed;
  let last = 0;
  while (last < starts.length) {
    const first = last;
    let end = endOf(placed, last);
    for (last++; last < starts.length && (starts[last] as number) < end; last++)
      end = Math.max(end, endOf(placed, last));
    visit(first, last, end);
  }
}

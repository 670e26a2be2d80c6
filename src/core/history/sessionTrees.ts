import type { CarriedJson, LaneResult } from './tally/laneResults.ts';
import { certainties, type Certainty, type SessionFacts, type TranscriptStore } from './types.ts';

/** What the files of all stores show about one session. */
export interface Group {
  readonly store: TranscriptStore;
  readonly session: string;
  facts: SessionFacts;
  from: number | null;
  to: number | null;
  readonly byStore: Map<string, Part>;
}

/** What one store shows about a session. */
export interface Part {
  readonly lanes: LaneResult[];
  requests: number;
  /** See {@link LaneResult.uncut}. Only for the session itself, without its sub-agents. */
  uncut: number;
  lastRequest: number | null;
  readonly days: Map<number, number>;
  readonly carried: Map<string, CarriedJson>;
}

/** What became of something in one session. */
export interface Carried extends Omit<CarriedJson, 'id' | 'waits' | 'said'> {
  readonly assistant: string;
  readonly session: string;
}

export function newGroup(store: TranscriptStore, session: string): Group {
  return { store, session, facts: {}, from: null, to: null, byStore: new Map() };
}

/** Adds one lane of a file to its group. Call {@link closeGroup} after the last one. */
export function addLane(group: Group, store: TranscriptStore, lane: LaneResult): void {
  group.facts = isMain(lane) ? { ...group.facts, ...lane.facts } : { ...lane.facts, ...group.facts };
  group.from = earlier(group.from, lane.from);
  group.to = later(group.to, lane.to);
  const part = group.byStore.get(store.id) ?? newPart();
  group.byStore.set(store.id, part);
  part.lanes.push(lane);
}

/** Whether a lane is the session itself and not one of its helpers. */
function isMain({ lane, facts }: LaneResult): boolean {
  return lane === '' && facts.parent === undefined;
}

function newPart(): Part {
  return { lanes: [], requests: 0, uncut: 0, lastRequest: null, days: new Map(), carried: new Map() };
}

/** Adds up the lanes of a session, store by store: several files of one store add up, and sub-agents have requests of their own. */
export function closeGroup(group: Group): void {
  for (const part of group.byStore.values()) {
    /** What the session itself carried so far; a file that continues another one carries this on. */
    const window = new Map<string, CarriedJson>();
    const helpers: LaneResult[] = [];
    for (const lane of inOrder(part.lanes)) {
      part.requests += lane.requests;
      for (const [day, size] of lane.days) part.days.set(day, (part.days.get(day) ?? 0) + size);
      if (!isMain(lane)) helpers.push(lane);
      else {
        addCarried(window, lane.facts.goesOn === 1 ? withCarriedOn(window, part, lane) : lane.carried);
        part.uncut += lane.uncut;
        part.lastRequest = later(part.lastRequest, lane.lastRequest);
      }
    }
    addCarried(part.carried, window.values());
    for (const lane of helpers) {
      const goesOn = lane.facts.base === group.session;
      addCarried(part.carried, goesOn ? withCarriedOn(window, part, lane) : lane.carried);
    }
  }
}

/**
 * Sorts lanes by age, oldest first. Files that begin at the same moment are copies, e.g. of a moved folder, of which only the one
 * with the most requests is kept.
 */
function inOrder(lanes: readonly LaneResult[]): readonly LaneResult[] {
  const [undated, different] = [[] as LaneResult[], new Map<string, LaneResult>()];
  for (const lane of lanes) {
    const key = `${lane.from} ${lane.lane}`;
    const same = different.get(key);
    if (lane.from === null) undated.push(lane);
    else if (same === undefined || lane.requests > same.requests) different.set(key, lane);
  }
  return [...undated, ...[...different.values()].sort((a, b) => (a.from ?? 0) - (b.from ?? 0))];
}

function addCarried(to: Map<string, CarriedJson>, all: Iterable<CarriedJson>): void {
  for (const each of all) {
    const before = to.get(each.id);
    to.set(each.id, before === undefined ? each : both(before, each));
  }
}

/** What a file carried, including what it carried on from the files before it. */
function withCarriedOn(
  window: ReadonlyMap<string, CarriedJson>,
  { lastRequest }: Part,
  lane: LaneResult,
): Iterable<CarriedJson> {
  const all = new Map(lane.carried.map(each => [each.id, each]));
  for (const before of window.values()) {
    const on = carriedOn(before, lastRequest, lane);
    const own = all.get(before.id);
    if (on !== null && (own === undefined || isMore(on, own))) all.set(before.id, on);
  }
  return all.values();
}

/** Groups sessions with their copies, and the copies of those. */
export function treesOf(groups: Iterable<Group>): readonly (readonly Group[])[] {
  const all = [...groups];
  const roots = new Map(all.map(each => [keyOf(each, each.session), keyOf(each, each.facts.root ?? each.session)]));
  const trees = new Map<string, Group[]>();
  for (const group of all) {
    const key = rootOf(keyOf(group, group.session), roots);
    const tree = trees.get(key);
    if (tree === undefined) trees.set(key, [group]);
    else tree.push(group);
  }
  return [...trees.values()];
}

function keyOf({ store }: Group, session: string): string {
  return `${store.assistant}\0${session}`;
}

/** The root of a copy. If records refer to each other in a circle, the first of them in order is the root of all. */
function rootOf(key: string, roots: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = key;
  for (let next = roots.get(at); next !== undefined && next !== at; next = roots.get(at)) {
    if (seen.has(at)) return [...circle(at, roots)].reduce((a, b) => (a < b ? a : b));
    seen.add(at);
    at = next;
  }
  return at;
}

function circle(start: string, roots: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = start; !found.has(at); at = roots.get(at) ?? at) found.add(at);
  return found;
}

/**
 * What became of an id in a session and its copies; null if none of them contains it. A copy that counts only its own requests adds
 * to the others. Of copies that also count the requests they repeat, only the one that shows most counts.
 */
export function carriedInTree(tree: readonly Group[], id: string): Carried | null {
  const own: Carried[] = [];
  const repeated: Carried[] = [];
  for (const group of tree) {
    const carried = carriedIn(group, id, tree, new Set());
    if (carried !== null) (group.facts.ownOnly === 1 ? own : repeated).push(shownOf(group, carried));
  }
  const parts = [...mostOf(repeated), ...own];
  const counted = parts.filter(isCounted);
  const [most] = mostOf(parts);
  if (most === undefined || counted.length < 2) return most ?? null;
  return {
    ...most,
    requests: counted.reduce((sum, each) => sum + each.requests, 0),
    first: counted.reduce<number | null>((first, each) => earlier(first, each.first), null),
    last: counted.reduce<number | null>((last, each) => later(last, each.last), null),
  };
}

/** The result that shows most, if there is any. */
function mostOf<T extends Compared>(all: readonly T[]): readonly T[] {
  const [first, ...others] = all;
  return first === undefined ? [] : [others.reduce((a, b) => (isMore(b, a) ? b : a), first)];
}

/**
 * Whether a result counts when several are added up. A single estimated request does not: it may come from a copy that only repeats
 * the text, and the original has the real count.
 */
function isCounted({ status, requests, certainty }: Compared): boolean {
  return status === 'sent' && !(requests === 1 && certainty === 'estimated');
}

/**
 * What became of an id in one session, according to the store that knows most about it, including what was carried on from the
 * session's base.
 */
function carriedIn(group: Group, id: string, tree: readonly Group[], seen: Set<Group>): CarriedJson | null {
  const [most = null] = mostOf([...group.byStore.values()].flatMap(each => each.carried.get(id) ?? []));
  seen.add(group);
  const base = tree.find(each => each.session === group.facts.base && !seen.has(each));
  const before = base === undefined ? null : carriedIn(base, id, tree, seen);
  if (base === undefined || before === null) return most;
  const [part] = [...group.byStore.values()].sort((a, b) => b.requests - a.requests);
  const lastRequest = [...base.byStore.values()].reduce<number | null>(
    (last, each) => later(last, each.lastRequest),
    null,
  );
  const on = part === undefined ? null : carriedOn(before, lastRequest, { ...part, from: group.from });
  return on !== null && (most === null || isMore(on, most)) ? on : most;
}

/**
 * What the requests of a session, or of a file of it, carried on from texts that were in the window when it began; null if the text
 * had left the window before.
 * @param lastRequest the last request before it began
 */
function carriedOn(
  before: CarriedJson,
  lastRequest: number | null,
  { from: began, uncut, lastRequest: last }: Pick<LaneResult, 'from' | 'uncut' | 'lastRequest'>,
): CarriedJson | null {
  if (uncut === 0 || began === null || lastRequest === null) return null;
  const { id, status, path, certainty, waits } = before;
  const since = before.said ?? before.first;
  const isIn = (status === 'sent' || waits === true) && since !== null && since <= began;
  if (!isIn || before.last === null || before.last < Math.min(began, lastRequest)) return null;
  return { id, status: 'sent', requests: uncut, first: began, last, path, certainty };
}

function shownOf({ store, session }: Group, { status, requests, first, last, path, certainty }: CarriedJson): Carried {
  return { status, requests, first, last, path, certainty, assistant: store.assistant, session };
}

function both(a: CarriedJson, b: CarriedJson): CarriedJson {
  if (a.status !== b.status) return a.status === 'sent' ? a : b;
  if (isCounted(a) !== isCounted(b)) return isMore(b, a) ? b : a;
  return {
    ...a,
    requests: a.requests + b.requests,
    first: earlier(a.first, b.first),
    last: later(a.last, b.last),
    path: a.path ?? b.path,
    certainty: rank(a) <= rank(b) ? a.certainty : b.certainty,
  };
}

type Compared = Pick<CarriedJson, 'status' | 'requests' | 'certainty'>;

function isMore(a: Compared, b: Compared): boolean {
  if (a.status !== b.status) return a.status === 'sent';
  return a.requests > b.requests || (a.requests === b.requests && rank(a) < rank(b));
}

function rank({ certainty }: { readonly certainty: Certainty }): number {
  return certainties.indexOf(certainty);
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

import { isObject, listIn, rowsIn } from '../../json.ts';
import { certainties, type Certainty, type SessionFacts } from '../types.ts';

/** What an id begins with that stands for a file and not for a secret. */
export const fileMark = 'file:';

/** What the name of a part of a message begins with. */
export const partMark = 'part:';

/** Ids in the messages of a request, by the place of their message. */
export type Marks = readonly (readonly [place: number, ids: readonly string[]])[];

export interface CarriedState {
  sent: boolean;
  stored: boolean;
  by: 'input' | 'reply';
  certainty: Certainty;
  path: string | null;
  /** When it stood in a record first and last. */
  seenFirst: number | null;
  seenLast: number | null;
  fallback: boolean;
  /** Messages that hold it; those before `live` of them go along. */
  names: string[];
  live: boolean;
  /** It was put in with no part of a message that could be withdrawn. */
  isWhole: boolean;
  /** Requests that had gone out when it came into the window. */
  since: number;
  count: number;
  first: number | null;
  last: number | null;
  exact: number;
  exactFirst: number | null;
  exactLast: number | null;
}

export interface Lane {
  session: string;
  lane: string;
  facts: SessionFacts;
  /** The same as the record gave it last; not kept. */
  given: Map<keyof SessionFacts, string | number>;
  from: number | null;
  to: number | null;
  requests: number;
  named: number;
  lastTime: number | null;
  /** Bytes of the texts that go along with the next request. */
  window: number;
  /** Those of each message that has a name. */
  sizes: Map<string, number>;
  /** Bytes that requests carried, by day. */
  days: Map<number, number>;
  /** Of requests without a time. */
  undated: number;
  carried: Map<string, CarriedState>;
  /** Requests before anything was taken out of the window. */
  uncut: number;
  isCut: boolean;
  /** Came in since the last request. */
  fresh: Set<string>;
  byName: Map<string, string[]>;
  lists: Map<string, Marks>;
}

export function newLane(session: string, lane: string): Lane {
  return {
    session,
    lane,
    facts: {},
    given: new Map(),
    from: null,
    to: null,
    requests: 0,
    named: 0,
    lastTime: null,
    window: 0,
    sizes: new Map(),
    days: new Map(),
    undated: 0,
    carried: new Map(),
    uncut: 0,
    isCut: false,
    fresh: new Set(),
    byName: new Map(),
    lists: new Map(),
  };
}

/** Nothing is known of it yet. */
export function newCarried(by: 'input' | 'reply', certainty: Certainty): CarriedState {
  return {
    sent: false,
    stored: false,
    by,
    certainty,
    path: null,
    seenFirst: null,
    seenLast: null,
    fallback: false,
    names: [],
    live: false,
    isWhole: false,
    since: 0,
    count: 0,
    first: null,
    last: null,
    exact: 0,
    exactFirst: null,
    exactLast: null,
  };
}

const bits = { sent: 1, stored: 2, fallback: 4, live: 8, isReply: 16, isWhole: 32 };

type Row = readonly [
  id: string,
  bits: number,
  certainty: number,
  path: string | null,
  names: readonly string[],
  ...numbers: (number | null)[],
];

/** A lane as JSON: rows without names of fields, since a person's records have hundreds of thousands of them. */
export function laneJson(lane: Lane): unknown {
  const { session, facts, from, to, requests, named, lastTime, window, undated, uncut, isCut } = lane;
  return {
    session,
    lane: lane.lane,
    facts,
    numbers: [from, to, requests, named, lastTime, window, undated, uncut, Number(isCut)],
    days: [...lane.days],
    sizes: [...lane.sizes],
    carried: [...lane.carried].map(([id, each]) => rowOf(id, each)),
    fresh: [...lane.fresh],
    byName: [...lane.byName],
    lists: [...lane.lists],
  };
}

function rowOf(id: string, each: CarriedState): Row {
  const set =
    (each.sent ? bits.sent : 0) |
    (each.stored ? bits.stored : 0) |
    (each.fallback ? bits.fallback : 0) |
    (each.live ? bits.live : 0) |
    (each.by === 'reply' ? bits.isReply : 0) |
    (each.isWhole ? bits.isWhole : 0);
  const path = id === fileMark + each.path ? null : each.path;
  const { names, since, count, seenFirst, seenLast, first, last, exact, exactFirst, exactLast } = each;
  const certainty = certainties.indexOf(each.certainty);
  // One by one: of a long session there are ten thousand, and a new line writes all of them.
  return [
    id,
    set,
    certainty,
    path,
    names,
    since,
    count,
    seenFirst,
    seenLast,
    first,
    last,
    exact,
    exactFirst,
    exactLast,
  ];
}

/** The lane that {@link laneJson} made, without files where they are not needed; null for anything else. */
export function laneOf(value: unknown, withFiles: boolean): Lane | null {
  if (!isObject(value) || typeof value['session'] !== 'string' || typeof value['lane'] !== 'string') return null;
  const given = listIn(value, 'numbers').map(numberOf);
  const [from = null, to = null, requests, named, lastTime = null, window, undated, uncut, isCut] = given;
  const lane = newLane(value['session'], value['lane']);
  lane.facts = isObject(value['facts']) ? value['facts'] : {};
  Object.assign(lane, { from, to, requests: requests ?? 0, named: named ?? 0, lastTime });
  Object.assign(lane, { window: window ?? 0, undated: undated ?? 0, uncut: uncut ?? 0, isCut: isCut === 1 });
  for (const [day, size] of rowsIn(value, 'days'))
    if (typeof day === 'number' && typeof size === 'number') lane.days.set(day, size);
  for (const [name, size] of pairsOf(value, 'sizes')) if (typeof size === 'number') lane.sizes.set(name, size);
  for (const row of listIn(value, 'carried')) {
    const read = carriedOf(row);
    if (read !== null && (withFiles || !read.id.startsWith(fileMark))) lane.carried.set(read.id, read.carried);
  }
  lane.fresh = new Set(textsOf(listIn(value, 'fresh')));
  lane.byName = new Map(pairsOf(value, 'byName').map(([name, ids]) => [name, Array.isArray(ids) ? textsOf(ids) : []]));
  lane.lists = new Map(
    pairsOf(value, 'lists').flatMap(([name, held]) => (Array.isArray(held) ? [[name, held as Marks] as const] : [])),
  );
  return lane;
}

/** What {@link rowOf} wrote; null for anything else. */
function carriedOf(row: unknown): { readonly id: string; readonly carried: CarriedState } | null {
  if (!Array.isArray(row)) return null;
  const [id, set, certainty, path, names, ...rest] = row as readonly unknown[];
  if (typeof id !== 'string' || typeof set !== 'number' || !Array.isArray(names)) return null;
  const [since, count, seenFirst, seenLast, first, last, exact, exactFirst, exactLast] = rest.map(numberOf);
  const ownPath = id.startsWith(fileMark) ? id.slice(fileMark.length) : null;
  const carried = {
    sent: (set & bits.sent) !== 0,
    stored: (set & bits.stored) !== 0,
    by: (set & bits.isReply) !== 0 ? ('reply' as const) : ('input' as const),
    certainty: certainties[Number(certainty)] ?? 'estimated',
    path: typeof path === 'string' ? path : ownPath,
    seenFirst: seenFirst ?? null,
    seenLast: seenLast ?? null,
    fallback: (set & bits.fallback) !== 0,
    names: textsOf(names),
    live: (set & bits.live) !== 0,
    isWhole: (set & bits.isWhole) !== 0,
    since: since ?? 0,
    count: count ?? 0,
    first: first ?? null,
    last: last ?? null,
    exact: exact ?? 0,
    exactFirst: exactFirst ?? null,
    exactLast: exactLast ?? null,
  };
  return { id, carried };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function textsOf(list: readonly unknown[]): string[] {
  return list.filter(each => typeof each === 'string');
}

function pairsOf(value: unknown, key: string): readonly (readonly [string, unknown])[] {
  return rowsIn(value, key).flatMap(([name, held]) => (typeof name === 'string' ? [[name, held] as const] : []));
}

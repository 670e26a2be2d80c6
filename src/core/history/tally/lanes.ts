import { asList, isObject, listIn, rowsIn } from '../../json.ts';
import type { SessionFacts } from '../types.ts';
import { CarriedStates, type StoredFiles } from './carried.ts';

/** The prefix of names of parts of messages. */
export const partMark = 'part:';

/** Ids in the messages of a request, with the position of their message. */
export type Marks = readonly (readonly [place: number, ids: readonly string[]])[];

export interface Lane {
  session: string;
  lane: string;
  facts: SessionFacts;
  /** The facts as last given by the record; not saved. */
  given: Map<keyof SessionFacts, string | number>;
  from: number | null;
  to: number | null;
  requests: number;
  named: number;
  lastTime: number | null;
  /** When the model was asked something that has no recorded answer yet. */
  asked: number | null;
  /** Bytes of the texts that the next request carries. */
  window: number;
  /** Bytes of the texts of each named message. */
  sizes: Map<string, number>;
  /** Bytes that requests carried, by day. */
  days: Map<number, number>;
  /** Bytes that requests without a time carried. */
  undated: number;
  carried: CarriedStates;
  /** The number of requests before anything was removed from the window. */
  uncut: number;
  isCut: boolean;
  /** Ids that came in since the last request. */
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
    asked: null,
    window: 0,
    sizes: new Map(),
    days: new Map(),
    undated: 0,
    carried: new CarriedStates(),
    uncut: 0,
    isCut: false,
    fresh: new Set(),
    byName: new Map(),
    lists: new Map(),
  };
}

/** A lane without its files, as JSON. */
export function laneJson(lane: Lane): unknown {
  const { session, facts, from, to, requests, named, lastTime, window, undated, uncut, isCut, asked } = lane;
  return {
    session,
    lane: lane.lane,
    facts,
    numbers: [from, to, requests, named, lastTime, window, undated, uncut, Number(isCut), asked],
    days: [...lane.days],
    sizes: [...lane.sizes],
    carried: lane.carried.secretRows(),
    fresh: [...lane.fresh],
    byName: [...lane.byName],
    lists: [...lane.lists],
  };
}

/** Reads the result of {@link laneJson}; null for anything else. */
export function laneOf(value: unknown, files: StoredFiles | null): Lane | null {
  if (!isObject(value) || typeof value['session'] !== 'string' || typeof value['lane'] !== 'string') return null;
  const lane = newLane(value['session'], value['lane']);
  lane.facts = isObject(value['facts']) ? value['facts'] : {};
  Object.assign(lane, numbersOf(value));
  for (const [day, size] of rowsIn(value, 'days'))
    if (typeof day === 'number' && typeof size === 'number') lane.days.set(day, size);
  for (const [name, size] of pairsOf(value, 'sizes')) if (typeof size === 'number') lane.sizes.set(name, size);
  lane.carried = new CarriedStates(listIn(value, 'carried'), files);
  lane.fresh = new Set(textsOf(listIn(value, 'fresh')));
  lane.byName = new Map(pairsOf(value, 'byName').map(([name, ids]) => [name, textsOf(asList(ids))]));
  lane.lists = new Map(
    pairsOf(value, 'lists').flatMap(([name, held]) => (Array.isArray(held) ? [[name, held as Marks] as const] : [])),
  );
  return lane;
}

/** The numbers and times of a lane, in the order in which {@link laneJson} writes them. */
function numbersOf(value: unknown): Partial<Lane> {
  const all = listIn(value, 'numbers').map(numberOf);
  const time = (at: number): number | null => all[at] ?? null;
  const count = (at: number): number => all[at] ?? 0;
  return {
    ...{ from: time(0), to: time(1), requests: count(2), named: count(3), lastTime: time(4) },
    ...{ window: count(5), undated: count(6), uncut: count(7), isCut: count(8) === 1, asked: time(9) },
  };
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

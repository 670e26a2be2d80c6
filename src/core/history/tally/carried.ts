import { asList } from '../../json.ts';
import { certainties, type Certainty } from '../types.ts';

/** The prefix of ids of files; secrets have none. */
export const fileMark = 'file:';

/** What became of one id so far. */
export interface CarriedState {
  sent: boolean;
  stored: boolean;
  by: 'input' | 'reply';
  certainty: Certainty;
  path: string | null;
  /** When it was first and last in a record. */
  seenFirst: number | null;
  seenLast: number | null;
  fallback: boolean;
  /** Messages that hold it; those before `live` of them are sent. */
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

/** As JSON a row without names of fields, since a person's records have hundreds of thousands of them. */
type Row = readonly [id: string, bits: number, ...rest: unknown[]];

/**
 * States by id, in the order in which they came. A stored row is parsed when it is asked for: of a long
 * session there are ten thousand, and a new line has to do with a few.
 */
export class CarriedStates implements Iterable<readonly [id: string, each: CarriedState]> {
  readonly #all = new Map<string, Row | CarriedState>();

  /**
   * @param rows what {@link rows} gave; what is no such row is left out
   * @param withFiles whether files are needed
   */
  constructor(rows: readonly unknown[] = [], withFiles = true) {
    for (const row of rows) if (isRow(row) && (withFiles || !row[0].startsWith(fileMark))) this.#all.set(row[0], row);
  }

  get(id: string): CarriedState | undefined {
    const held = this.#all.get(id);
    if (held === undefined || !isRow(held)) return held;
    const state = stateOf(held);
    this.#all.set(id, state);
    return state;
  }

  set(id: string, state: CarriedState): void {
    this.#all.set(id, state);
  }

  *[Symbol.iterator](): Generator<readonly [string, CarriedState]> {
    for (const id of this.#all.keys()) {
      const state = this.get(id);
      if (state !== undefined) yield [id, state];
    }
  }

  /** Those of secrets; files are many, and stay as they were stored. */
  *secrets(): Generator<readonly [string, CarriedState]> {
    for (const id of this.#all.keys()) {
      const state = id.startsWith(fileMark) ? undefined : this.get(id);
      if (state !== undefined) yield [id, state];
    }
  }

  /** For later {@link CarriedStates}; JSON. */
  rows(): readonly unknown[] {
    return [...this.#all].map(([id, held]) => (isRow(held) ? held : rowOf(id, held)));
  }
}

const bits = { sent: 1, stored: 2, fallback: 4, live: 8, isReply: 16, isWhole: 32 };

function isRow(value: unknown): value is Row {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number';
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
  const times = [seenFirst, seenLast, first, last, exact, exactFirst, exactLast];
  return [id, set, certainties.indexOf(each.certainty), path, names, since, count, ...times];
}

function stateOf([id, set, certainty, path, names, ...rest]: Row): CarriedState {
  const [since, count, seenFirst, seenLast, first, last, exact, exactFirst, exactLast] = rest.map(each =>
    typeof each === 'number' ? each : null,
  );
  const ownPath = id.startsWith(fileMark) ? id.slice(fileMark.length) : null;
  return {
    sent: (set & bits.sent) !== 0,
    stored: (set & bits.stored) !== 0,
    by: (set & bits.isReply) !== 0 ? 'reply' : 'input',
    certainty: certainties[Number(certainty)] ?? 'estimated',
    path: typeof path === 'string' ? path : ownPath,
    seenFirst: seenFirst ?? null,
    seenLast: seenLast ?? null,
    fallback: (set & bits.fallback) !== 0,
    names: asList(names).filter(each => typeof each === 'string'),
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
}

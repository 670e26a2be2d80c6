import { asList } from '../../json.ts';
import { certainties, type Certainty } from '../types.ts';

/** The prefix of file ids; secrets have none. */
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
  /** Names by which records refer to the messages, or the parts of messages, that contain it. */
  names: string[];
  live: boolean;
  /** Whether it was put in at least once without a part that could be withdrawn. */
  isWhole: boolean;
  /** The number of requests that had gone out when it came into the window. */
  since: number;
  count: number;
  first: number | null;
  last: number | null;
  exact: number;
  exactFirst: number | null;
  exactLast: number | null;
}

/** The state of an id about which nothing is known yet. */
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

/** A state as a JSON row without field names, since a person's records have hundreds of thousands of them. */
type Row = readonly [id: string, bits: number, ...rest: unknown[]];

/** The rows of files stored by an earlier pass, wherever they are. */
export interface StoredFiles {
  /** Returns the row of an id; undefined if there is none. */
  readonly find: (id: string) => unknown;
  /** Returns all rows; a later row replaces an earlier one of the same id. */
  readonly all: () => readonly unknown[];
}

/** Returns the stored files of each lane of a record file, by the lane's number. */
export type LaneFiles = (lane: number) => StoredFiles;

/** How many files are looked up one by one before all of them are parsed. */
const fewFiles = 32;

/**
 * States by id. A long session has ten thousand states of files, of which a new line affects only a few, so they are not read from
 * where they are stored until they are needed.
 */
export class CarriedStates implements Iterable<readonly [id: string, each: CarriedState]> {
  readonly #secrets = new Map<string, CarriedState>();
  /** States that were looked up or are new. */
  readonly #files = new Map<string, CarriedState>();
  #stored: StoredFiles | null;
  #lookups = 0;

  /**
   * @param secrets rows as returned by {@link secretRows}; anything that is not a row is ignored, here and in `stored`
   * @param stored the rows stored from {@link fileRows}; null if there are none
   */
  constructor(secrets: readonly unknown[] = [], stored: StoredFiles | null = null) {
    for (const row of secrets) if (isRow(row)) this.#secrets.set(row[0], stateOf(row));
    this.#stored = stored;
  }

  get(id: string): CarriedState | undefined {
    if (!isFile(id)) return this.#secrets.get(id);
    if (this.#stored !== null && !this.#files.has(id)) this.#take(this.#stored, id);
    return this.#files.get(id);
  }

  set(id: string, state: CarriedState): void {
    (isFile(id) ? this.#files : this.#secrets).set(id, state);
  }

  *[Symbol.iterator](): Generator<readonly [string, CarriedState]> {
    yield* this.#secrets;
    this.#takeAll();
    yield* [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** The states of secrets only. */
  secrets(): Iterable<readonly [string, CarriedState]> {
    return this.#secrets;
  }

  /** Rows of the secrets' states for later {@link CarriedStates}, as JSON. */
  secretRows(): readonly unknown[] {
    return [...this.#secrets].map(([id, state]) => rowOf(id, state));
  }

  /** The same for files: those that may have changed, or all. */
  fileRows(isWhole: boolean): readonly (readonly unknown[])[] {
    if (isWhole) this.#takeAll();
    return [...this.#files].map(([id, state]) => rowOf(id, state));
  }

  #take(stored: StoredFiles, id: string): void {
    if (++this.#lookups > fewFiles) this.#takeAll();
    else this.#add(stored.find(id));
  }

  #takeAll(): void {
    const changed = [...this.#files];
    for (const row of this.#stored?.all() ?? []) this.#add(row);
    for (const [id, state] of changed) this.#files.set(id, state);
    this.#stored = null;
  }

  #add(row: unknown): void {
    if (isRow(row)) this.#files.set(row[0], stateOf(row));
  }
}

function isFile(id: string): boolean {
  return id.startsWith(fileMark);
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

import { byteLength } from '../../byteLength.ts';
import { isObject, listIn, rowsIn } from '../../json.ts';
import { dayNumber, type LaneResult, laneResult } from './laneResults.ts';
import { type CarriedState, fileMark, type LaneFiles, newCarried } from './carried.ts';
import { type Lane, laneJson, laneOf, newLane, partMark } from './lanes.ts';
import { joinedLeaves } from '../records/leaves.ts';
import {
  certainties,
  type Certainty,
  type HistorySink,
  type NamedRequest,
  type SessionFacts,
  type TextFacts,
  unreadKinds,
  type UnreadReason,
} from '../types.ts';

export interface Detector {
  /** Returns ids of what a text contains; the ids reveal nothing. */
  readonly detect: (text: string, path: string | undefined) => readonly string[];
  /**
   * Returns the form in which a name from a record (of a file, a session, a model) may be kept and shown, since a name may contain
   * a secret.
   */
  readonly shown: (name: string) => string;
}

/** A longer text is not a name. */
const longestName = 1_000;

/** How many lists of requests are kept for later requests to build on. */
const listsKept = 4;

/**
 * Counts the requests that carried whatever a detector finds in the texts of one file: those between the time it came into the
 * window and the time it left. Contains only ids and numbers and no text, so it can be saved and continued later.
 */
export class Tally implements HistorySink {
  readonly #lanes = new Map<string, Lane>();
  #at: Lane | null = null;
  readonly #unread = new Map<UnreadReason, number>();
  readonly calledPaths = new Map<string, string>();
  /** Where the record that is being read begins; null for a file that is read as a whole. */
  place: { readonly offset: number; readonly line: number } | null = null;

  constructor(
    private readonly detector: Detector,
    saved: unknown = null,
    /** The stored files of `saved`. */
    files: LaneFiles | null = null,
  ) {
    if (!isObject(saved)) return;
    for (const [given, count] of rowsIn(saved, 'unread')) {
      const reason = unreadKinds.find(kind => kind === given);
      if (reason !== undefined && typeof count === 'number') this.#unread.set(reason, count);
    }
    for (const [id, path] of rowsIn(saved, 'calls'))
      if (typeof id === 'string' && typeof path === 'string') this.calledPaths.set(id, path);
    for (const [number, each] of listIn(saved, 'lanes').entries()) {
      const lane = laneOf(each, files?.(number) ?? null);
      if (lane === null) continue;
      this.#lanes.set(`${lane.session}\0${lane.lane}`, lane);
      if (number === saved['at']) this.#at = lane;
    }
  }

  session(given: string, facts: SessionFacts = {}, lane = ''): void {
    const id = this.#name(given);
    const key = `${id}\0${lane}`;
    let at = this.#lanes.get(key);
    if (at === undefined) {
      at = newLane(id, lane);
      this.#lanes.set(key, at);
    }
    this.#at = at;
    this.facts(facts);
  }

  facts(facts: SessionFacts): void {
    const at = (this.#at ??= this.#unnamed());
    for (const [name, value] of Object.entries(facts) as [keyof SessionFacts, string | number | undefined][]) {
      if (value === undefined || value === '' || at.given.get(name) === value) continue;
      at.given.set(name, value);
      at.facts = { ...at.facts, [name]: typeof value === 'string' ? this.#name(value) : value };
    }
    this.#seen(at, facts.from ?? null);
    this.#seen(at, facts.to ?? null);
  }

  text(text: string, given: TextFacts): void {
    const facts = given.waits === true ? { ...given, by: 'reply' as const } : given;
    const path = this.#pathOf(facts.path);
    const at = (this.#at ??= this.#unnamed());
    const time = facts.time ?? null;
    this.#seen(at, time);
    if (facts.status === 'sent' && facts.isFallback !== true && facts.isRepeated !== true)
      grow(at, byteLength(text), facts.message);
    const ids = this.detector.detect(text, belowFolder(path, at));
    // Hashing a message costs far more than everything else, and the hashes are the same for everything in it.
    const hashes = ids.length === 0 || facts.status === 'stored-only' ? [] : (facts.hashes?.() ?? []);
    for (const id of ids) this.#put(at, id, facts, path, hashes);
    if (path !== undefined && facts.status === 'sent' && facts.by === 'input')
      this.#put(at, fileMark + path, facts, path, []);
  }

  request(time: number | null, named?: NamedRequest, bytes?: number): void {
    const at = (this.#at ??= this.#unnamed());
    at.asked = null;
    this.#count(at, time, bytes ?? at.window);
    for (const id of at.fresh) {
      const each = at.carried.get(id);
      if (each?.live === true) each.first ??= time ?? each.seenFirst;
    }
    at.fresh.clear();
    if (named !== undefined) this.#named(at, named, time);
    else if (at.named > 0) carryExactly(at, liveIn(at), time);
  }

  asked(time: number | null): void {
    const at = (this.#at ??= this.#unnamed());
    this.#seen(at, time);
    at.asked = time;
  }

  unanswered(): void {
    const asked = this.#at?.asked ?? null;
    if (asked !== null) this.request(asked);
  }

  requestBefore(time: number | null, without: ReadonlySet<string>): void {
    const at = (this.#at ??= this.#unnamed());
    this.#count(at, time, at.window);
    const carried = liveIn(at).filter(id => at.carried.get(id)?.names.some(name => without.has(name)) !== true);
    const isCarried = new Set(carried);
    for (const [id, each] of at.carried) {
      if (!each.live) continue;
      if (!isCarried.has(id)) each.since++;
      else if (at.fresh.delete(id)) each.first ??= time ?? each.seenFirst;
    }
    if (at.named > 0) carryExactly(at, carried, time);
  }

  compacted(): void {
    const at = this.#at;
    if (at === null) return;
    for (const [, each] of at.carried) leave(at, each);
    at.fresh.clear();
    at.isCut = true;
    at.window = 0;
  }

  window(names: ReadonlySet<string>): void {
    const at = this.#at;
    if (at === null) return;
    at.isCut = true;
    at.window = [...names].reduce((sum, name) => sum + (at.sizes.get(name) ?? 0), 0);
    for (const [id, each] of at.carried) {
      if (!each.sent) continue;
      const isIn = each.names.some(name => names.has(name));
      if (isIn && !each.live) enter(at, id, each);
      else if (!isIn) leave(at, each);
    }
  }

  withdrawn(parts: ReadonlySet<string>, wasSent: boolean): void {
    const at = this.#at;
    if (at === null) return;
    const names = new Set([...parts].map(part => partMark + part));
    for (const id of new Set([...names].flatMap(name => at.byName.get(name) ?? []))) {
      const each = at.carried.get(id);
      if (each === undefined) continue;
      each.names = each.names.filter(name => !names.has(name));
      if (each.isWhole || each.names.some(name => name.startsWith(partMark))) continue;
      if (wasSent) leave(at, each);
      else if (each.since === at.requests && each.count + each.exact === 0) {
        Object.assign(each, { sent: false, stored: true, live: false });
        at.fresh.delete(id);
      }
    }
    for (const name of names) at.byName.delete(name);
  }

  unknown(record: unknown): void {
    this.unread('unknown-kind');
    joinedLeaves(record, text => this.text(text, { status: 'stored-only', by: 'input', certainty: 'estimated' }));
  }

  unread(reason: UnreadReason): void {
    this.#unread.set(reason, (this.#unread.get(reason) ?? 0) + 1);
  }

  /** How much was not read or not understood, by reason. */
  get unreadParts(): ReadonlyMap<UnreadReason, number> {
    return this.#unread;
  }

  /** @param withFiles also include files, of which there are many */
  results(withFiles: boolean): readonly LaneResult[] {
    return [...this.#lanes.values()].map(at => laneResult(at, withFiles));
  }

  /** The state without files, for a later {@link Tally}, as JSON. */
  state(): unknown {
    const lanes = [...this.#lanes.values()];
    return {
      unread: [...this.#unread],
      calls: [...this.calledPaths].flatMap(([id, path]) => {
        const shown = this.#pathOf(path);
        return shown === undefined ? [] : [[this.#name(id), shown]];
      }),
      lanes: lanes.map(laneJson),
      // The next records may not name their session again.
      at: lanes.findIndex(each => each === this.#at),
    };
  }

  /**
   * What became of files, as JSON rows [number of the lane, id, ...].
   * @param isWhole include all files, not only those that may have changed since they were stored
   */
  fileRows(isWhole: boolean): readonly (readonly unknown[])[] {
    return [...this.#lanes.values()].flatMap(({ carried }, lane) =>
      carried.fileRows(isWhole).map(row => [lane, ...row]),
    );
  }

  #count(at: Lane, time: number | null, bytes: number): void {
    this.#seen(at, time);
    at.requests++;
    if (!at.isCut) at.uncut++;
    at.lastTime = time ?? at.lastTime;
    carry(at, bytes);
  }

  #pathOf(path: string | undefined): string | undefined {
    return path === undefined || path.length > longestName || /[\r\n]/.test(path) ? undefined : this.#name(path);
  }

  #name(name: string): string {
    return this.detector.shown(name.slice(0, longestName));
  }

  #unnamed(): Lane {
    this.session('');
    const at = this.#lanes.get('\0');
    return at ?? newLane('', '');
  }

  #seen(at: Lane, time: number | null): void {
    if (time === null) return;
    if (at.from === null || time < at.from) at.from = time;
    if (at.to === null || time > at.to) at.to = time;
  }

  /**
   * @param path as it may be shown
   * @param hashes by which a request refers to the message that contains it
   */
  #put(at: Lane, id: string, facts: TextFacts, path: string | undefined, hashes: readonly string[]): void {
    const { time = null } = facts;
    let each = at.carried.get(id);
    if (each === undefined) {
      each = newCarried(facts.by, facts.certainty);
      each.fallback = facts.isFallback === true;
      at.carried.set(id, each);
    }
    each.seenFirst ??= time;
    each.seenLast = time ?? each.seenLast;
    if (facts.status === 'stored-only') {
      if (!each.sent && isSurer(facts.certainty, each.certainty)) each.certainty = facts.certainty;
      each.stored = true;
      each.path ??= path ?? null;
      return;
    }
    send(each, facts);
    if (path !== undefined) each.path = path;
    name(at, id, each, facts, hashes);
    if (!each.live) enter(at, id, each);
  }

  #named(at: Lane, { id, base, keep, tail, beside }: NamedRequest, time: number | null): void {
    at.named++;
    const before = base === null ? undefined : at.lists.get(base);
    const kept = (before ?? []).filter(([place]) => place < keep);
    const added = tail.flatMap((name, place) => {
      const ids = at.byName.get(name);
      return ids === undefined ? [] : [[keep + place, ids] as const];
    });
    const marks = [...kept, ...added];
    at.lists.set(id, marks);
    for (const old of [...at.lists.keys()].slice(0, -listsKept)) at.lists.delete(old);
    carryExactly(at, [...marks.flatMap(([, all]) => all), ...beside.flatMap(name => at.byName.get(name) ?? [])], time);
  }
}

/** What an unnamed request carries in a lane whose other requests are named, e.g. the request for the summary of a compaction. */
function liveIn({ carried }: Lane): readonly string[] {
  return [...carried].filter(([, each]) => each.live).map(([id]) => id);
}

/** Counts one request for each of the given ids. */
function carryExactly(at: Lane, ids: readonly string[], time: number | null): void {
  for (const id of new Set(ids)) {
    const each = at.carried.get(id);
    if (each === undefined) continue;
    each.exact++;
    each.exactFirst ??= time;
    each.exactLast = time ?? each.exactLast;
  }
}

/** Records that a text was sent. If it is in several records, the most certain one counts. */
function send(each: CarriedState, facts: TextFacts): void {
  const isFallback = facts.isFallback === true;
  if (!each.sent) {
    each.by = facts.by;
    each.certainty = facts.certainty;
    each.fallback = isFallback;
  } else if (stronger(facts, each)) {
    if (facts.by === 'input') each.by = facts.by;
    if (isSurer(facts.certainty, each.certainty)) each.certainty = facts.certainty;
    each.fallback &&= isFallback;
  }
  each.sent = true;
}

/** Records the names that later records use for the text behind an id: its message, the part of the message, and the hashes. */
function name(at: Lane, id: string, each: CarriedState, facts: TextFacts, hashes: readonly string[]): void {
  const { message } = facts;
  // Most are in the message that was read last.
  if (message !== undefined && each.names.at(-1) !== message && !each.names.includes(message)) each.names.push(message);
  // File ids are not tied to parts: there are many of them, and the beginning of a withdrawn file was still sent.
  const part = id.startsWith(fileMark) ? undefined : facts.part;
  if (part === undefined) each.isWhole = true;
  for (const key of part === undefined ? hashes : [...hashes, partMark + part]) {
    if (each.names.includes(key)) continue;
    each.names.push(key);
    const ids = at.byName.get(key);
    if (ids === undefined) at.byName.set(key, [id]);
    else ids.push(id);
  }
}

/**
 * Makes a path relative to the session's folder if it is inside: the folders above say nothing about the file's contents. Both are
 * taken as they are stored, so a later pass finds the same.
 */
function belowFolder(path: string | undefined, { facts }: Lane): string | undefined {
  const cwd = String(facts.cwd ?? '').replace(/[\\/]$/, '');
  const isBelow = cwd !== '' && path?.startsWith(cwd) === true && /^[\\/]/.test(path.slice(cwd.length));
  return isBelow ? path.slice(cwd.length + 1) : path;
}

/** Adds what a request carried to the total of its day. */
function carry(at: Lane, bytes: number): void {
  if (at.lastTime === null) at.undated += bytes;
  else {
    const day = dayNumber(at.lastTime);
    at.days.set(day, (at.days.get(day) ?? 0) + bytes);
  }
}

function grow(at: Lane, bytes: number, message: string | undefined): void {
  at.window += bytes;
  if (message !== undefined) at.sizes.set(message, (at.sizes.get(message) ?? 0) + bytes);
}

function enter(at: Lane, id: string, each: CarriedState): void {
  each.live = true;
  each.since = at.requests;
  at.fresh.add(id);
}

function leave(at: Lane, each: CarriedState): void {
  if (!each.live) return;
  each.live = false;
  const carried = at.requests - each.since;
  each.count += carried;
  if (carried > 0) each.last = at.lastTime ?? each.seenLast;
}

function stronger(facts: TextFacts, each: CarriedState): boolean {
  return isSurer(facts.certainty, each.certainty) || facts.by === 'input' || facts.isFallback !== true;
}

function isSurer(a: Certainty, b: Certainty): boolean {
  return certainties.indexOf(a) < certainties.indexOf(b);
}

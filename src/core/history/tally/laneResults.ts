import { asList, isObject, listIn } from '../../json.ts';
import type { CarriedState } from './carried.ts';
import type { Lane } from './lanes.ts';
import { certainties, type Certainty, type SessionFacts } from '../types.ts';

const statuses = ['sent', 'stored-only'] as const;

/** What became of one id in one lane of a session. */
export interface CarriedJson {
  readonly id: string;
  readonly status: 'sent' | 'stored-only';
  readonly requests: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly path: string | null;
  readonly certainty: Certainty;
  /** It is the last answer, which the next request of the session would carry. */
  readonly waits?: true;
  /** When it was said, if that was before the first request that carried it: a copy of the session may begin in between. */
  readonly said?: number;
}

export interface LaneResult {
  readonly session: string;
  readonly lane: string;
  readonly facts: SessionFacts;
  readonly from: number | null;
  readonly to: number | null;
  readonly requests: number;
  /** The number of requests before the history was first compacted or partly removed. */
  readonly uncut: number;
  readonly lastRequest: number | null;
  /**
   * Bytes that requests carried, by {@link dayNumber}. What was sent again counts again. The size is that of the request bodies if
   * records state it, else that of the recorded texts in UTF-8; content that is in no record does not count.
   */
  readonly days: readonly (readonly [day: number, size: number])[];
  readonly carried: readonly CarriedJson[];
}

const dayLength = 86_400_000;

/** Days since 1970, in UTC. */
export function dayNumber(time: number): number {
  return Math.floor(time / dayLength);
}

/**
 * The result for a lane once all its records have been read.
 * @param withFiles also include files, of which there are many
 */
export function laneResult(at: Lane, withFiles: boolean): LaneResult {
  const carried: CarriedJson[] = [];
  for (const [id, each] of withFiles ? at.carried : at.carried.secrets()) {
    const result = carriedResult(id, each, at);
    if (result !== null) carried.push(result);
  }
  const { session, lane, facts, from, to } = at;
  const open = openIn(at);
  const [requests, uncut] = [at.requests + open, at.uncut + (at.isCut ? 0 : open)];
  return {
    session,
    lane,
    facts,
    from,
    to,
    requests,
    uncut,
    lastRequest: at.asked ?? at.lastTime,
    days: daysOf(at),
    carried,
  };
}

/** The number of requests without a recorded answer: 1 if the program ended before the answer, or is waiting for it. */
function openIn({ asked }: Lane): number {
  return asked === null ? 0 : 1;
}

/** Requests without a time count for the day of the session, if it began and ended on the same day. */
function daysOf({ days, undated, window, asked, facts: { from, to } }: Lane): LaneResult['days'] {
  const all = new Map(days);
  const add = (time: number, size: number): void => {
    all.set(dayNumber(time), (all.get(dayNumber(time)) ?? 0) + size);
  };
  if (asked !== null) add(asked, window);
  const isOneDay = from !== undefined && to !== undefined && dayNumber(from) === dayNumber(to);
  if (undated > 0 && isOneDay) add(from, undated);
  return [...all];
}

function carriedResult(id: string, each: CarriedState, at: Lane): CarriedJson | null {
  if (each.fallback && at.named > 0 && each.exact === 0) return storedOf(id, each, at);
  if (!each.sent) return each.stored ? storedOf(id, each, at) : null;
  if (each.exact > 0) return sentOf(id, each, at, each.exact, each.exactFirst, each.exactLast, 'exact');
  const open = each.live ? openIn(at) : 0;
  const requests = each.count + carriedOn(each, at);
  if (requests > 0) {
    const [first, last] = [each.first ?? each.seenFirst, lastOf(each, at) ?? each.seenLast];
    return sentOf(id, each, at, requests + open, first, last, each.certainty);
  }
  // An answer came from the provider; only another request would have sent it.
  if (each.by === 'reply' && open === 0) return { ...storedOf(id, each, at), ...(each.live ? { waits: true } : {}) };
  // The turn ended without a recorded answer: such texts are sent at once, and then the tool was stopped.
  return sentOf(id, each, at, 1, each.seenFirst, each.seenLast, 'estimated');
}

/** The number of requests that carried a text since its requests were last counted. */
function carriedOn({ live, since }: CarriedState, at: Lane): number {
  return live ? at.requests - since : 0;
}

/** When a text was last sent. */
function lastOf(each: CarriedState, at: Lane): number | null {
  if (each.live && openIn(at) > 0) return at.asked;
  return carriedOn(each, at) > 0 ? at.lastTime : each.last;
}

/** If records have no times, the first and last time are those of the session. */
function sentOf(
  id: string,
  { path, by, seenFirst }: CarriedState,
  at: Lane,
  requests: number,
  first: number | null,
  last: number | null,
  certainty: Certainty,
): CarriedJson {
  const carried = {
    id,
    status: 'sent',
    requests,
    first: first ?? at.from,
    last: last ?? at.to,
    path,
    certainty,
  } as const;
  return by === 'reply' && seenFirst !== null && seenFirst !== first ? { ...carried, said: seenFirst } : carried;
}

/** The result for a text that was only stored. `estimated` means it is only in records of a kind that this version does not know. */
function storedOf(id: string, each: CarriedState, at: Lane): CarriedJson {
  const [first, last] = [each.seenFirst ?? at.from, each.seenLast ?? at.to];
  const certainty = each.sent ? 'measured' : each.certainty;
  return { id, status: 'stored-only', requests: 0, first, last, path: each.path, certainty };
}

/** Reads results that were saved as JSON; null if any of them is malformed. */
export function laneResultsOf(value: unknown): readonly LaneResult[] | null {
  if (!Array.isArray(value)) return null;
  const lanes = (value as readonly unknown[]).map(laneResultOf);
  return lanes.every(each => each !== null) ? lanes : null;
}

function laneResultOf(value: unknown): LaneResult | null {
  if (!isObject(value)) return null;
  const { session, lane, from, to, requests, uncut, lastRequest, facts } = value;
  if (typeof session !== 'string' || typeof lane !== 'string' || typeof requests !== 'number') return null;
  if (!isTime(from) || !isTime(to) || !isTime(lastRequest) || typeof uncut !== 'number' || !areFacts(facts))
    return null;
  const carried = listIn(value, 'carried').map(carriedOf);
  const days = listIn(value, 'days').map(dayOf);
  if (!carried.every(each => each !== null) || !days.every(each => each !== null)) return null;
  return { session, lane, facts, from, to, requests, uncut, lastRequest, days, carried };
}

function carriedOf(value: unknown): CarriedJson | null {
  if (!isObject(value)) return null;
  const { id, requests, first, last, path, said } = value;
  const status = statuses.find(each => each === value['status']);
  const certainty = certainties.find(each => each === value['certainty']);
  if (typeof id !== 'string' || typeof requests !== 'number' || status === undefined) return null;
  if (!isTime(first) || !isTime(last) || certainty === undefined) return null;
  if (typeof path !== 'string' && path !== null) return null;
  const waits = value['waits'] === true ? ({ waits: true } as const) : {};
  return {
    id,
    status,
    requests,
    first,
    last,
    path,
    certainty,
    ...waits,
    ...(typeof said === 'number' ? { said } : {}),
  };
}

function dayOf(value: unknown): readonly [number, number] | null {
  const [day, size] = asList(value);
  return typeof day === 'number' && typeof size === 'number' ? [day, size] : null;
}

function areFacts(value: unknown): value is SessionFacts {
  return isObject(value) && Object.values(value).every(each => typeof each === 'string' || typeof each === 'number');
}

function isTime(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}

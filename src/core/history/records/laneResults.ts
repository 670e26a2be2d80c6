import { isObject, listIn } from '../../json.ts';
import type { CarriedJson, LaneResult } from './tally.ts';
import { certainties, type SessionFacts } from '../types.ts';

const statuses = ['sent', 'stored-only'] as const;

/** Results as they were kept as JSON; null where one of them is something else. */
export function laneResultsOf(value: unknown): readonly LaneResult[] | null {
  if (!Array.isArray(value)) return null;
  const lanes = (value as readonly unknown[]).map(resultOf);
  return lanes.every(each => each !== null) ? lanes : null;
}

function resultOf(value: unknown): LaneResult | null {
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
  const { id, requests, first, last, path } = value;
  const status = statuses.find(each => each === value['status']);
  const certainty = certainties.find(each => each === value['certainty']);
  if (typeof id !== 'string' || typeof requests !== 'number' || status === undefined) return null;
  if (!isTime(first) || !isTime(last) || certainty === undefined) return null;
  if (typeof path !== 'string' && path !== null) return null;
  const waits = value['waits'] === true ? ({ waits: true } as const) : {};
  return { id, status, requests, first, last, path, certainty, ...waits };
}

function dayOf(value: unknown): readonly [number, number] | null {
  const [day, size] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return typeof day === 'number' && typeof size === 'number' ? [day, size] : null;
}

function areFacts(value: unknown): value is SessionFacts {
  return isObject(value) && Object.values(value).every(each => typeof each === 'string' || typeof each === 'number');
}

function isTime(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}

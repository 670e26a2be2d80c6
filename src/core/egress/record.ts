import type { EgressRecord } from './types.ts';

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Makes a record. Undefined fields are left out, and so are times that are no valid instant (from a damaged number). */
export function makeRecord(fields: Loose<EgressRecord>): EgressRecord {
  return withoutUndefined({ ...fields, time: instant(fields.time), endTime: instant(fields.endTime) });
}

/** The latest time a `Date` can represent (ECMAScript, 21.4.1.1). The earliest accepted is 1970: no capture is older. */
const latestInstant = 8.64e15;

function instant(time: number | undefined): number | undefined {
  return time !== undefined && time >= 0 && time <= latestInstant ? time : undefined;
}

/** Makes the process of a record; undefined if nothing is known about it. */
export function makeProcess(fields: Loose<NonNullable<EgressRecord['process']>>): EgressRecord['process'] {
  return Object.values(fields).every(value => value === undefined) ? undefined : withoutUndefined(fields);
}

function withoutUndefined<T extends object>(fields: Loose<T>): T {
  const kept: Partial<T> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept as T;
}

/** Parses a non-negative whole number in decimal; undefined for anything else. */
export function count(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return undefined;
  return Number(text);
}

/**
 * Parses seconds with an optional fraction, as `date +%s.%N` writes them, into milliseconds since 1970; undefined for
 * anything else.
 */
export function epochSeconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{9,11}(?:\.\d{1,12})?$/.test(text)) return undefined;
  return Math.floor(Number(text) * 1000);
}

/**
 * Parses an ISO date and time with a zone into milliseconds since 1970. Undefined without a zone, because local time is
 * ambiguous.
 */
export function zonedTime(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.{0,24}(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

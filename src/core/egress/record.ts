import type { EgressRecord } from './types.ts';

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/**
 * A record of some fields; the ones that a capture does not tell are left out rather than undefined. Times that are no
 * instant (a damaged number) are left out too.
 */
export function makeRecord(fields: Loose<EgressRecord>): EgressRecord {
  return withoutUndefined({ ...fields, time: instant(fields.time), endTime: instant(fields.endTime) });
}

/** What a date can hold (ECMAScript, 21.4.1.1), from 1970 on: no capture is older. */
const latestInstant = 8.64e15;

function instant(time: number | undefined): number | undefined {
  return time !== undefined && time >= 0 && time <= latestInstant ? time : undefined;
}

/** A process of some fields; undefined where nothing is known about it. */
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

/** A whole number from 0 up that a log wrote in decimal; undefined for anything else. */
export function count(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return undefined;
  return Number(text);
}

/** Milliseconds since 1970 of seconds with an optional fraction, as `date +%s.%N` writes them; undefined for anything else. */
export function epochSeconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{9,11}(?:\.\d{1,12})?$/.test(text)) return undefined;
  return Math.floor(Number(text) * 1000);
}

/** Milliseconds since 1970 of an ISO date and time that names its zone; undefined without one: local time is no fact. */
export function zonedTime(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.{0,24}(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

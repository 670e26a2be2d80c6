import { isDate } from '../../core/documents/dates.ts';
import { UsageError } from './usage.ts';

/** The result of `util.parseArgs` for the options of a group. */
export type ValuesOf<Specs> = { readonly [Name in keyof Specs]?: ValueOf<Specs[Name]> };
type ValueOf<Spec> = Spec extends { readonly multiple: true }
  ? readonly string[]
  : Spec extends { readonly type: 'boolean' }
    ? boolean
    : string;

/** Splits a comma-separated list; whitespace around entries and empty entries are dropped. */
export function entriesOf(list: string): readonly string[] {
  return list
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '');
}

/**
 * Converts a date (`2026-11-01`) or a date with a time (`2026-11-01T10:00`) to milliseconds since 1970. Without a time zone, a date
 * is midnight UTC and a time is local, as in ECMAScript. Throws {@link UsageError} for anything else, including a day that is not in
 * the calendar.
 * @param name the option, with its dashes
 */
export function momentOf(name: string, value: string): number {
  const [, day = ''] = /^(\d{4}-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/.exec(value) ?? [];
  const time = isDate(day) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`${name} takes a date such as 2026-12-31; not ${value}`);
  return time;
}

/** Returns one of the allowed words; null if the option was not given. Throws {@link UsageError} for any other word. */
export function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | null {
  if (value === undefined) return null;
  const found = allowed.find(each => each === value);
  if (found === undefined) throw new UsageError(`${name} takes ${allowed.join(', ')}; not ${value}`);
  return found;
}

/** Returns a whole number from 1 to 999; null if the option was not given. Throws {@link UsageError} for anything else. */
export function countOf(name: string, value: string | undefined): number | null {
  if (value === undefined) return null;
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new UsageError(`${name} takes a number from 1 to 999; not ${value}`);
  return Number(value);
}

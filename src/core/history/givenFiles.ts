import type { Carried } from './report.ts';
import { type SentSummary, summariesOf } from './sentSummary.ts';

/** Summaries of the files that were sent, by a key of their path. */
export function givenFiles(
  files: readonly Carried[],
  keyOf: (path: string) => string,
): ReadonlyMap<string, readonly SentSummary[]> {
  const groups = new Map<string, Carried[]>();
  for (const each of files) {
    if (each.path === null || each.status !== 'sent') continue;
    const key = keyOf(each.path);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [each]);
    else own.push(each);
  }
  return new Map([...groups].map(([key, all]) => [key, summariesOf(all)] as const));
}

const dayLength = 86_400_000;

/** Whole days between two times; never negative, since the clocks of records may be ahead. */
export function daysBetween(time: number, now: number): number {
  return Math.max(0, Math.floor(now / dayLength) - Math.floor(time / dayLength));
}

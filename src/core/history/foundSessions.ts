import type { FoundLine } from './historyJson.ts';
import type { Carried } from './report.ts';

/** The lines that were found in one session. */
export interface FoundSession {
  readonly carried: Carried;
  /** Line numbers, counted from that of the first line asked about. */
  readonly lines: readonly number[];
}

export interface FoundLines {
  /** Sessions that sent the lines come first; within both groups, those with the most lines come first. */
  readonly sessions: readonly FoundSession[];
  /** Lines with text that is in no record. */
  readonly missing: readonly number[];
  /** Lines with text that were not searched for, since it is too short. */
  readonly short: readonly number[];
  readonly sent: number;
  readonly stored: number;
}

/**
 * Groups the lines that were searched for by the sessions that contain them.
 * @param asked the lines; blank ones are skipped
 * @param firstLine the number of the first line in its document
 */
export function foundSessions(found: readonly FoundLine[], asked: readonly string[], firstLine: number): FoundLines {
  const sessions = new Map<string, { carried: Carried; lines: number[] }>();
  const missing: number[] = [];
  const short: number[] = [];
  const count = { sent: 0, 'stored-only': 0 };
  for (const { index, status, sessions: own } of found) {
    if ((asked[index] ?? '').trim() === '') continue;
    if (status === 'not-found') missing.push(firstLine + index);
    else if (status === 'too-short') short.push(firstLine + index);
    else count[status]++;
    for (const carried of own) {
      const key = `${carried.assistant}\0${carried.session}\0${carried.status}`;
      const session = sessions.get(key) ?? { carried, lines: [] };
      sessions.set(key, session);
      session.lines.push(firstLine + index);
      if (carried.requests > session.carried.requests) session.carried = carried;
    }
  }
  const order = [...sessions.values()].sort(
    (a, b) =>
      Number(b.carried.status === 'sent') - Number(a.carried.status === 'sent') ||
      b.lines.length - a.lines.length ||
      (b.carried.last ?? 0) - (a.carried.last ?? 0),
  );
  return { sessions: order, missing, short, sent: count.sent, stored: count['stored-only'] };
}

/** Formats sorted numbers as `3–5, 9`. */
export function rangesText(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

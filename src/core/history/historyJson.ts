import type { Carried, HistoryReport, HistorySession, Unread } from './report.ts';
import type { Message } from '../message.ts';
import { compareText } from '../compareText.ts';
import { isTooShort } from './detection/needles.ts';

type Say = (message: Message) => string;

/** The result for one line that was searched for. */
export interface FoundLine {
  /** The index of the line in the input, from 0. */
  readonly index: number;
  /** `too-short`: it was not searched for, see {@link isTooShort}. */
  readonly status: 'sent' | 'stored-only' | 'not-found' | 'too-short';
  readonly sessions: readonly Carried[];
}

/**
 * The output of `sightglass history` as JSON.
 * @param withFiles whether to include the files that were sent
 */
export function historyJson(
  { sessions, secrets, files, unread }: HistoryReport,
  withFiles: boolean,
  edges: readonly Message[],
  say: Say,
): string {
  return envelope({
    sessions: sessions.map(sessionJson),
    secrets: secrets.map(each => ({
      fingerprint: each.fingerprint,
      ruleId: each.ruleId,
      redacted: each.redacted,
      assistant: each.assistant,
      session: each.session,
      status: each.status,
      requests: each.requests,
      first: dateOf(each.first),
      last: dateOf(each.last),
      path: each.path,
      inWorkspace: each.inWorkspace,
      certainty: each.certainty,
    })),
    ...(withFiles ? { files: files.map(fileJson) } : {}),
    unread: unread.map(unreadJson),
    edges: edges.map(say),
  });
}

/** The output of `sightglass history --find -` as JSON; does not contain the lines themselves. */
export function findJson(
  found: readonly FoundLine[],
  unread: readonly Unread[],
  edges: readonly Message[],
  say: Say,
): string {
  return envelope({
    found: found.map(({ index, status, sessions }) => ({
      index,
      status,
      sessions: sessions.map(({ session, assistant, requests, first, last }) => ({
        id: session,
        assistant,
        requests,
        first: dateOf(first),
        last: dateOf(last),
      })),
    })),
    unread: unread.map(unreadJson),
    edges: edges.map(say),
  });
}

/** Each line that was searched for, with the sessions that sent it or, if there are none, those that only stored it. */
export function foundLines(
  asked: readonly string[],
  carried: ReadonlyMap<string, readonly Carried[]>,
): readonly FoundLine[] {
  return asked.map((line, index) => {
    if (isTooShort(line)) return { index, status: 'too-short', sessions: [] };
    const all = carried.get(String(index)) ?? [];
    const sent = all.filter(({ status }) => status === 'sent');
    const sessions = [...(sent.length > 0 ? sent : all)].sort(
      (a, b) => (b.last ?? 0) - (a.last ?? 0) || compareText(a.session, b.session),
    );
    return { index, status: sessions[0]?.status ?? 'not-found', sessions };
  });
}

/** A time as ISO 8601, or null. */
export function dateOf(time: number | null): string | null {
  return time === null || Math.abs(time) > 8.64e15 ? null : new Date(time).toISOString();
}

function envelope(body: object): string {
  return `${JSON.stringify({ schema: 'sightglass/history/1', ...body }, null, 2)}\n`;
}

function sessionJson({
  id,
  assistant,
  surface,
  from,
  to,
  cwd,
  requests,
  model,
  provider,
  host,
  hostFrom,
}: HistorySession): object {
  return { id, assistant, surface, from: dateOf(from), to: dateOf(to), cwd, requests, model, provider, host, hostFrom };
}

function fileJson({ path, assistant, session, requests, first, last, certainty }: Carried): object {
  return { path, assistant, session, requests, first: dateOf(first), last: dateOf(last), certainty };
}

function unreadJson({ store, reason, count }: Unread): object {
  return { store, reason, count };
}

import { certainties, type Certainty } from './types.ts';
import type { Carried, HistorySecret } from './report.ts';

/** How something in the records is described to people. `resent`: later requests carried it too. */
export type SentStatus = 'sent' | 'resent' | 'stored-only' | 'unknown';

/** What became of one secret in the sessions of one assistant. */
export interface SentSummary {
  readonly assistant: string;
  readonly status: SentStatus;
  readonly requests: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly sessions: number;
  /** The highest certainty of the sessions. */
  readonly certainty: Certainty;
}

/** The status to show. `unknown` is for content that is only in records of a kind that this version does not know. */
export function statusOf({
  status,
  requests,
  certainty,
}: Pick<Carried, 'status' | 'requests' | 'certainty'>): SentStatus {
  if (status === 'sent') return requests > 1 ? 'resent' : 'sent';
  return certainty === 'estimated' ? 'unknown' : 'stored-only';
}

/**
 * Summarizes all results for one secret or file by assistant. The most recently sent comes first; assistants that only stored it
 * come last.
 */
export function summariesOf(all: readonly Carried[]): readonly SentSummary[] {
  const groups = new Map<string, Carried[]>();
  for (const each of all) {
    const own = groups.get(each.assistant);
    if (own === undefined) groups.set(each.assistant, [each]);
    else own.push(each);
  }
  return [...groups.values()].flatMap(summaryOf).sort((a, b) => rank(a) - rank(b) || (b.last ?? 0) - (a.last ?? 0));
}

function summaryOf(all: readonly Carried[]): readonly SentSummary[] {
  const sent = all.filter(({ status }) => status === 'sent');
  const known = sent.length > 0 ? sent : all;
  const [first] = known;
  if (first === undefined) return [];
  const requests = sent.reduce((sum, each) => sum + each.requests, 0);
  const surest = known.reduce((a, b) => (certainties.indexOf(b.certainty) < certainties.indexOf(a.certainty) ? b : a));
  const times = known.flatMap(each => [each.first, each.last]).filter(each => each !== null);
  return [
    {
      assistant: first.assistant,
      status: statusOf({ ...surest, requests }),
      requests,
      first: times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b)),
      last: times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b)),
      sessions: new Set(known.map(({ session }) => session)).size,
      certainty: surest.certainty,
    },
  ];
}

function rank({ status }: SentSummary): number {
  return status === 'sent' || status === 'resent' ? 0 : 1;
}

/** Groups secrets by private id, in the order of the report. */
export function bySecret(secrets: readonly HistorySecret[]): ReadonlyMap<string, readonly HistorySecret[]> {
  const groups = new Map<string, HistorySecret[]>();
  for (const each of secrets) {
    const own = groups.get(each.id);
    if (own === undefined) groups.set(each.id, [each]);
    else own.push(each);
  }
  return groups;
}

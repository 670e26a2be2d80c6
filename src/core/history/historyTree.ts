import type { Message } from '../message.ts';
import type { Carried, HistoryReport, HistorySecret, HistorySession, Place, Unread } from './report.ts';
import { bySecret, type SentSummary, summariesOf } from './sentSummary.ts';

export type HistoryGrouping = 'secret' | 'assistant';

interface Row {
  /** Unique, and reveals nothing. */
  readonly id: string;
  readonly children: () => readonly HistoryNode[];
}

/** A row of *Already Sent*. */
export type HistoryNode = Row &
  (
    | { readonly kind: 'secret'; readonly secret: HistorySecret; readonly summaries: readonly SentSummary[] }
    /** Where a secret still is; `place` is null if it is no longer in the workspace. */
    | { readonly kind: 'place'; readonly place: Place | null }
    | { readonly kind: 'rotation'; readonly ruleId: string }
    | {
        readonly kind: 'assistant';
        readonly assistant: string;
        /** Summary of the secret above; null if the assistant is at the top level. */
        readonly summary: SentSummary | null;
        /** The number of sessions below. */
        readonly count: number;
      }
    | {
        readonly kind: 'session';
        readonly session: HistorySession | null;
        /** What became of the secret above; null if sessions are listed with everything they carried. */
        readonly carried: Carried | null;
        readonly key: SessionKey;
      }
    | { readonly kind: 'file'; readonly carried: Carried }
    /** Further rows of a long list, counted from 1. */
    | { readonly kind: 'page'; readonly from: number; readonly to: number }
    /** The parent of the rows about what could not be read, or about what records cannot show. */
    | { readonly kind: 'limits'; readonly about: 'unread' | 'edges'; readonly count: number }
    | { readonly kind: 'unread'; readonly unread: Unread }
    | { readonly kind: 'edge'; readonly edge: Message }
  );

export interface SessionKey {
  readonly assistant: string;
  readonly session: string;
}

const none = (): readonly HistoryNode[] => [];

/** The number of rows passed to an editor at once: it requests every row of a list, even those that nobody sees. */
export const pageRows = 100;

/** The first rows of a list, followed by pages with the others. Rows are created when they are requested. */
function paged<T>(
  id: string,
  all: readonly T[],
  nodeOf: (each: T, index: number) => HistoryNode,
): readonly HistoryNode[] {
  const rows = (from: number): readonly HistoryNode[] =>
    all.slice(from, from + pageRows).map((each, index) => nodeOf(each, from + index));
  const pages: HistoryNode[] = [];
  for (let from = pageRows; from < all.length; from += pageRows) {
    const to = Math.min(from + pageRows, all.length);
    pages.push({ kind: 'page', id: `${id} page ${from}`, from: from + 1, to, children: () => rows(from) });
  }
  return [...rows(0), ...pages];
}

/**
 * The rows of *Already Sent*. Every result, even an empty one, is followed by what could not be read and what records cannot show.
 * @param edges see `edgesOf`
 */
export function historyTree(
  report: HistoryReport,
  edges: readonly Message[],
  grouping: HistoryGrouping,
): readonly HistoryNode[] {
  const rows = grouping === 'secret' ? secretNodes(report) : assistantNodes(report);
  return [...rows, ...limitNodes(report.unread, edges)];
}

function secretNodes({ secrets, sessions }: HistoryReport): readonly HistoryNode[] {
  const facts = sessionsByKey(sessions);
  const groups = [...bySecret(secrets).values()].flatMap(all =>
    all[0] === undefined ? [] : [{ secret: all[0], all }],
  );
  return paged('secrets', groups, ({ secret, all }, index) => {
    const summaries = summariesOf(all);
    // Private ids must not be used here: the editor stores the ids of expanded rows.
    const id = `secret ${secret.ruleId} ${secret.redacted} ${index}`;
    const children = (): readonly HistoryNode[] => [
      ...placeNodes(id, secret.inWorkspace),
      ...(secret.status === 'sent' ? [rotationNode(id, secret.ruleId)] : []),
      ...summaries.map(summary => assistantOfSecret(id, summary, all, facts)),
    ];
    return { kind: 'secret', id, secret, summaries, children };
  });
}

function placeNodes(id: string, places: readonly Place[]): readonly HistoryNode[] {
  if (places.length === 0) return [{ kind: 'place', id: `${id} gone`, place: null, children: none }];
  return places.map((place, index) => ({ kind: 'place', id: `${id} place ${index}`, place, children: none }));
}

function rotationNode(id: string, ruleId: string): HistoryNode {
  return { kind: 'rotation', id: `${id} rotation`, ruleId, children: none };
}

function assistantOfSecret(
  parent: string,
  summary: SentSummary,
  all: readonly HistorySecret[],
  facts: ReadonlyMap<string, HistorySession>,
): HistoryNode {
  const { assistant } = summary;
  const id = `${parent} ${assistant}`;
  const own = all.filter(each => each.assistant === assistant);
  const children = (): readonly HistoryNode[] =>
    paged(id, own, carried => ({
      kind: 'session',
      id: `${id} ${carried.session}`,
      session: facts.get(keyText(carried)) ?? null,
      carried,
      key: { assistant, session: carried.session },
      children: none,
    }));
  return { kind: 'assistant', id, assistant, summary, count: own.length, children };
}

function assistantNodes({ sessions, secrets, files }: HistoryReport): readonly HistoryNode[] {
  const byAssistant = grouped(sessions, each => each.assistant);
  const secretsOf = grouped(secrets, keyText);
  const filesOf = grouped(files, keyText);
  return [...byAssistant].map(([assistant, own]) => ({
    kind: 'assistant',
    id: assistant,
    assistant,
    summary: null,
    count: own.length,
    children: () => paged(assistant, own, session => sessionNode(session, secretsOf, filesOf)),
  }));
}

function sessionNode(
  session: HistorySession,
  secretsOf: ReadonlyMap<string, readonly HistorySecret[]>,
  filesOf: ReadonlyMap<string, readonly Carried[]>,
): HistoryNode {
  const key = { assistant: session.assistant, session: session.id };
  const id = `${session.assistant} ${session.id}`;
  const children = (): readonly HistoryNode[] => [
    ...paged(`${id} secrets`, secretsOf.get(keyText(key)) ?? [], (secret, index) => ({
      kind: 'secret',
      id: `${id} secret ${index}`,
      secret,
      summaries: summariesOf([secret]),
      children: () => placeNodes(`${id} secret ${index}`, secret.inWorkspace),
    })),
    ...paged(`${id} files`, filesOf.get(keyText(key)) ?? [], (carried, index) => ({
      kind: 'file',
      id: `${id} file ${index}`,
      carried,
      children: none,
    })),
  ];
  return { kind: 'session', id, session, carried: null, key, children };
}

function limitNodes(unread: readonly Unread[], edges: readonly Message[]): readonly HistoryNode[] {
  const problems = (): readonly HistoryNode[] =>
    unread.map(each => ({ kind: 'unread', id: `unread ${each.store} ${each.reason}`, unread: each, children: none }));
  const limits = (): readonly HistoryNode[] =>
    edges.map(edge => ({ kind: 'edge', id: edge.code, edge, children: none }));
  return [
    ...(unread.length === 0
      ? []
      : [{ kind: 'limits', id: 'unread', about: 'unread', count: unread.length, children: problems } as const]),
    { kind: 'limits', id: 'edges', about: 'edges', count: edges.length, children: limits },
  ];
}

function sessionsByKey(sessions: readonly HistorySession[]): ReadonlyMap<string, HistorySession> {
  return new Map(sessions.map(each => [keyText({ assistant: each.assistant, session: each.id }), each]));
}

function keyText({ assistant, session }: SessionKey): string {
  return `${assistant}\0${session}`;
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const own = groups.get(keyOf(each));
    if (own === undefined) groups.set(keyOf(each), [each]);
    else own.push(each);
  }
  return groups;
}

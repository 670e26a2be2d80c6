import { compareText } from '../compareText.ts';
import type { SecretFacts } from './detection/secretDetector.ts';
import { fileMark } from './tally/carried.ts';
import type { LaneResult } from './tally/laneResults.ts';
import {
  addLane,
  type Carried,
  carriedInTree,
  closeGroup,
  type Group,
  newGroup,
  type Part,
  treesOf,
} from './sessionTrees.ts';
import type { Surface, Transcripts, TranscriptStore, UnreadReason } from './types.ts';

export type { Carried } from './sessionTrees.ts';

/** The results of one file of a store. */
export interface FileHistory {
  readonly store: TranscriptStore;
  readonly lanes: readonly LaneResult[];
}

export interface HistorySession {
  readonly id: string;
  readonly assistant: string;
  readonly surface: Surface;
  readonly from: number | null;
  readonly to: number | null;
  readonly cwd: string | null;
  readonly requests: number;
  readonly model: string | null;
  readonly provider: string | null;
  readonly host: string | null;
  /** `record`: the record names it; `default`: the default host of this provider, which somebody may have changed. */
  readonly hostFrom: 'record' | 'default' | 'unknown';
  /** See {@link LaneResult.days}. */
  readonly days: readonly (readonly [day: number, size: number])[];
}

export interface Place {
  readonly path: string;
  readonly line: number;
}

export interface HistorySecret extends Carried, SecretFacts {
  /** Private; never shown. */
  readonly id: string;
  readonly inWorkspace: readonly Place[];
}

export interface Unread {
  readonly store: string;
  readonly reason: UnreadReason;
  readonly count: number;
}

export interface HistoryReport {
  readonly sessions: readonly HistorySession[];
  readonly secrets: readonly HistorySecret[];
  /** Files whose text was sent, sorted by the time they were last sent, newest first. */
  readonly files: readonly Carried[];
  readonly unread: readonly Unread[];
}

/** Everything that records carried, by the id that the detector returned, session by session. */
export interface JoinedHistory {
  readonly sessions: readonly HistorySession[];
  readonly carried: ReadonlyMap<string, readonly Carried[]>;
}

/**
 * Joins the results of the files of all stores by assistant and session. Several files of one store add up, since sub-agents have
 * requests of their own. If two stores describe the same session, such as a chat and its traces, the one that knows more counts.
 */
export function joinHistory(files: readonly FileHistory[], products: readonly Transcripts[]): JoinedHistory {
  const hosts = new Map(
    products.flatMap(({ stores, hosts: own }) => stores.map(({ assistant }) => [assistant, own] as const)),
  );
  const groups = new Map<string, Group>();
  for (const { store, lanes } of files)
    for (const lane of lanes) {
      const key = `${store.assistant}\0${lane.session}`;
      let group = groups.get(key);
      if (group === undefined) {
        group = newGroup(store, lane.session);
        groups.set(key, group);
      }
      addLane(group, store, lane);
    }
  const sessions: HistorySession[] = [];
  const carried = new Map<string, Carried[]>();
  for (const group of groups.values()) {
    closeGroup(group);
    const parts = [...group.byStore.values()];
    const [most] = [...parts].sort((a, b) => b.requests - a.requests);
    const requests = most?.requests ?? 0;
    if (requests > 0 || parts.some(each => [...each.carried.values()].some(({ status }) => status === 'sent')))
      sessions.push(sessionOf(group, most, hosts.get(group.store.assistant) ?? {}));
  }
  for (const tree of treesOf(groups.values()))
    for (const id of new Set(
      tree.flatMap(group => [...group.byStore.values()].flatMap(each => [...each.carried.keys()])),
    )) {
      const found = carriedInTree(tree, id);
      if (found === null) continue;
      const all = carried.get(id);
      if (all === undefined) carried.set(id, [found]);
      else all.push(found);
    }
  sessions.sort((a, b) => (b.to ?? 0) - (a.to ?? 0) || compareText(a.id, b.id));
  return { sessions, carried };
}

/**
 * Builds the report.
 * @param places places in the workspace, by private id
 */
export function historyReport(
  joined: JoinedHistory,
  secrets: ReadonlyMap<string, SecretFacts>,
  places: ReadonlyMap<string, readonly Place[]>,
  unread: readonly Unread[],
): HistoryReport {
  const found: HistorySecret[] = [];
  const files: Carried[] = [];
  for (const [id, all] of joined.carried) {
    if (id.startsWith(fileMark)) files.push(...all.filter(({ status }) => status === 'sent'));
    const facts = secrets.get(id);
    if (facts !== undefined)
      found.push(...all.map(each => ({ ...each, ...facts, id, inWorkspace: places.get(id) ?? [] })));
  }
  const order = (a: Carried, b: Carried): number =>
    Number(b.status === 'sent') - Number(a.status === 'sent') ||
    (b.last ?? 0) - (a.last ?? 0) ||
    compareText(a.session, b.session) ||
    compareText(a.path ?? '', b.path ?? '');
  found.sort((a, b) => order(a, b) || compareText(a.fingerprint, b.fingerprint));
  return { sessions: joined.sessions, secrets: found, files: files.sort(order), unread };
}

/** The part of a report that ends at or after a time, or that belongs to one session. */
export function narrowed(report: HistoryReport, since: number | null, session: string | null): HistoryReport {
  const isIn = (id: string, last: number | null): boolean =>
    (session === null || id === session) && (since === null || last === null || last >= since);
  return {
    sessions: report.sessions.filter(each => isIn(each.id, each.to)),
    secrets: report.secrets.filter(each => isIn(each.session, each.last)),
    files: report.files.filter(each => isIn(each.session, each.last)),
    unread: report.unread,
  };
}

function sessionOf(group: Group, most: Part | undefined, hosts: Readonly<Record<string, string>>): HistorySession {
  const { provider, model, cwd, host } = group.facts;
  const usual = provider !== undefined && Object.hasOwn(hosts, provider) ? hosts[provider] : undefined;
  return {
    id: group.session,
    assistant: group.store.assistant,
    surface: group.store.surface,
    from: group.from,
    to: group.to,
    cwd: cwd ?? null,
    requests: most?.requests ?? 0,
    model: model ?? null,
    provider: provider ?? null,
    host: host ?? usual ?? null,
    hostFrom: host !== undefined ? 'record' : usual !== undefined ? 'default' : 'unknown',
    days: [...(most?.days ?? [])],
  };
}

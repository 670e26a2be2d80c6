import { compareText } from '../compareText.ts';
import type { SecretFacts } from './records/secretDetector.ts';
import { fileMark } from './records/lanes.ts';
import type { CarriedJson, LaneResult } from './records/tally.ts';
import {
  certainties,
  type Certainty,
  type SessionFacts,
  type Surface,
  type Transcripts,
  type TranscriptStore,
  type UnreadReason,
} from './types.ts';

/** What one file of a store gave. */
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
  /** `record`: it stands in the record; `default`: where this provider's requests go unless somebody has set another host. */
  readonly hostFrom: 'record' | 'default' | 'unknown';
  /** See {@link LaneResult.days}. */
  readonly days: readonly (readonly [day: number, size: number])[];
}

export interface Place {
  readonly path: string;
  readonly line: number;
}

/** What became of something in one session. */
export interface Carried extends Omit<CarriedJson, 'id'> {
  readonly assistant: string;
  readonly session: string;
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
  /** Files whose text was sent, newest first. */
  readonly files: readonly Carried[];
  readonly unread: readonly Unread[];
}

/** Everything by id that records carried, session by session. An id is what the detector gave. */
export interface JoinedHistory {
  readonly sessions: readonly HistorySession[];
  readonly carried: ReadonlyMap<string, readonly Carried[]>;
}

/**
 * Joins what the files of all stores gave, by assistant and session. Several files of one store add up: sub-agents have
 * requests of their own. Where two stores speak of one session, such as a chat and its traces, the one that knows more counts.
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
        group = { store, session: lane.session, facts: {}, from: null, to: null, byStore: new Map() };
        groups.set(key, group);
      }
      add(group, store, lane);
    }
  const sessions: HistorySession[] = [];
  const carried = new Map<string, Carried[]>();
  for (const group of groups.values()) {
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
      const all = carried.get(id) ?? [];
      all.push(mostOf(tree, id));
      carried.set(id, all);
    }
  sessions.sort((a, b) => (b.to ?? 0) - (a.to ?? 0) || compareText(a.id, b.id));
  return { sessions, carried };
}

/** Groups that are copies of one another, and copies of copies, each together with its copies. */
function treesOf(groups: Iterable<Group>): readonly (readonly Group[])[] {
  const all = [...groups];
  const roots = new Map(all.map(each => [keyOf(each, each.session), keyOf(each, each.facts.root ?? each.session)]));
  const trees = new Map<string, Group[]>();
  for (const group of all) {
    const key = rootOf(keyOf(group, group.session), roots);
    const tree = trees.get(key);
    if (tree === undefined) trees.set(key, [group]);
    else tree.push(group);
  }
  return [...trees.values()];
}

function keyOf({ store }: Group, session: string): string {
  return `${store.assistant}\0${session}`;
}

/** Records that name one another in a circle are all copies of the least of them. */
function rootOf(key: string, roots: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = key;
  for (let next = roots.get(at); next !== undefined && next !== at; next = roots.get(at)) {
    if (seen.has(at)) return [...circle(at, roots)].reduce((a, b) => (a < b ? a : b));
    seen.add(at);
    at = next;
  }
  return at;
}

function circle(start: string, roots: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = start; !found.has(at); at = roots.get(at) ?? at) found.add(at);
  return found;
}

/** What became of an id in the copy, and the store, that knows most of it. */
function mostOf(tree: readonly Group[], id: string): Carried {
  const all = tree.flatMap(({ store, session, byStore }) =>
    [...byStore.values()].flatMap(each => {
      const own = each.carried.get(id);
      return own === undefined ? [] : [{ ...withoutId(own), assistant: store.assistant, session }];
    }),
  );
  return all.reduce((a, b) => (isMore(b, a) ? b : a));
}

/** The report of secrets; `places` are those in the workspace, by private id. */
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

/** The part of a report that ends at or after a time, or belongs to one session. */
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

interface Group {
  readonly store: TranscriptStore;
  readonly session: string;
  facts: SessionFacts;
  from: number | null;
  to: number | null;
  readonly byStore: Map<string, Part>;
}

interface Part {
  requests: number;
  readonly days: Map<number, number>;
  readonly carried: Map<string, CarriedJson>;
}

function add(group: Group, store: TranscriptStore, lane: LaneResult): void {
  const isMain = lane.lane === '' && lane.facts.parent === undefined;
  group.facts = isMain ? { ...group.facts, ...lane.facts } : { ...lane.facts, ...group.facts };
  group.from = earlier(group.from, lane.from);
  group.to = later(group.to, lane.to);
  const part = group.byStore.get(store.id) ?? {
    requests: 0,
    days: new Map<number, number>(),
    carried: new Map<string, CarriedJson>(),
  };
  group.byStore.set(store.id, part);
  part.requests += lane.requests;
  for (const [day, size] of lane.days) part.days.set(day, (part.days.get(day) ?? 0) + size);
  for (const each of lane.carried) {
    const before = part.carried.get(each.id);
    part.carried.set(each.id, before === undefined ? each : both(before, each));
  }
}

function both(a: CarriedJson, b: CarriedJson): CarriedJson {
  if (a.status !== b.status) return a.status === 'sent' ? a : b;
  return {
    ...a,
    requests: a.requests + b.requests,
    first: earlier(a.first, b.first),
    last: later(a.last, b.last),
    path: a.path ?? b.path,
    certainty: rank(a) <= rank(b) ? a.certainty : b.certainty,
  };
}

type Compared = Pick<CarriedJson, 'status' | 'requests' | 'certainty'>;

function isMore(a: Compared, b: Compared): boolean {
  if (a.status !== b.status) return a.status === 'sent';
  return a.requests > b.requests || (a.requests === b.requests && rank(a) < rank(b));
}

function rank({ certainty }: { readonly certainty: Certainty }): number {
  return certainties.indexOf(certainty);
}

function withoutId({
  status,
  requests,
  first,
  last,
  path,
  certainty,
}: CarriedJson): Omit<Carried, 'assistant' | 'session'> {
  return { status, requests, first, last, path, certainty };
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

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

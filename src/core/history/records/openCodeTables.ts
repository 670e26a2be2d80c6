import { isObject, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { isBeforeAsking, Parts, type Said } from './openCodeParts.ts';
import { Removed } from './openCodeRemoved.ts';
import { type Row, rowsOf, textOf } from './tables.ts';
import type { SqlValue } from '../../egress/readers/sqlite/record.ts';
import type { DatabaseMapper, HistorySink } from '../types.ts';

/**
 * Answers that stayed empty, in the order of their requests: the message for an answer is created before the request goes out, and
 * has no parts if the request failed or was broken off (1.18.33, measured).
 */
class Awaited {
  readonly #bySession = new Map<string, { readonly id: string; readonly place: number }[]>();
  readonly #places = new Map<string, number>();

  add(session: string, id: string, { role, isCopy }: Said): void {
    this.#places.set(id, this.#places.size);
    if (role !== 'assistant' || isCopy) return;
    const own = this.#bySession.get(session) ?? [];
    own.push({ id, place: this.#places.size - 1 });
    this.#bySession.set(session, own);
  }

  /** The answers that were requested before a message; each is returned once. */
  before(session: string, message: string): readonly string[] {
    const own = this.#bySession.get(session) ?? [];
    const place = this.#places.get(message) ?? 0;
    const count = own.findIndex(each => each.place >= place);
    return own.splice(0, count < 0 ? own.length : count).map(({ id }) => id);
  }

  /** All remaining answers, by session. */
  get rest(): ReadonlyMap<string, readonly { readonly id: string }[]> {
    return this.#bySession;
  }
}

/** When the sessions of one database began, and which of them begin with the same message. */
class Forks {
  readonly #began = new Map<string, number>();
  /** The oldest session whose first message has a given time. */
  readonly #byFirst = new Map<number, string>();
  readonly #first = new Map<string, number>();

  session(id: string, began: SqlValue): void {
    if (typeof began === 'number') this.#began.set(id, began);
  }

  message(session: string, time: number): void {
    this.#first.set(session, Math.min(time, this.#first.get(session) ?? Infinity));
  }

  isCopy(session: string, time: number | null): boolean {
    return time !== null && time < (this.#began.get(session) ?? 0);
  }

  /** Forks with the session that each was made from. Call this after all messages have been added. */
  pairs(): readonly (readonly [fork: string, root: string])[] {
    const oldestFirst = [...this.#first].sort(([a], [b]) => (this.#began.get(a) ?? 0) - (this.#began.get(b) ?? 0));
    return oldestFirst.flatMap(([session, first]) => {
      const root = this.#byFirst.get(first);
      if (root === undefined) this.#byFirst.set(first, session);
      return root !== undefined && this.isCopy(session, first) ? [[session, root] as const] : [];
    });
  }
}

/** The requests for the titles of sessions that a person began, of which there are no records. */
export interface TitleRequests {
  /** @param title the title of a session; undefined if there is none */
  isAsked(title: string | undefined): boolean;
  /**
   * Counts the title request if it goes out before a part of a message is written.
   * @returns whether it did
   */
  before(part: unknown, holder: string, said: Said, session: string, time: number | null): boolean;
  /** Called if the session has no more parts and its title has not been requested. */
  end(session: string): void;
}

/** The title request carries only the first prompt, and runs alongside the request for its answer (OpenCode 1.18.33, measured). */
class FirstTitles implements TitleRequests {
  constructor(
    private readonly parts: Parts,
    private readonly sink: HistorySink,
  ) {}

  isAsked(): boolean {
    return true;
  }

  before(part: unknown, holder: string, said: Said, _session: string, time: number | null): boolean {
    const isAnswer = said.role === 'assistant' && !this.parts.isOfPerson(part, holder);
    if (isAnswer) this.sink.request(time);
    return isAnswer;
  }

  end(): void {
    // No answer was requested either.
  }
}

/**
 * The tables of OpenCode and of products built on it (`session`, `message`, `part`). `state.output` of a part is what was sent,
 * already cut; `state.metadata` is for people. Each step of an answer is one request.
 */
export const openCodeTables = tablesWith((parts, sink) => new FirstTitles(parts, sink));

/** @param titlesOf how a product that is built on OpenCode requests titles */
export function tablesWith(titlesOf: (parts: Parts, sink: HistorySink) => TitleRequests): DatabaseMapper {
  return (tables, sink, _beside, onDamage) => {
    if (tables.named('part') !== undefined && tables.named('message') !== undefined)
      readTables(tables, sink, onDamage, titlesOf);
  };
}

type Tables = Parameters<DatabaseMapper>[0];

function readTables(
  tables: Tables,
  sink: HistorySink,
  onDamage: (offset: number) => void,
  titlesOf: Parameters<typeof tablesWith>[0],
): void {
  const forks = new Forks();
  const untitled = new Set<string>();
  const said = new Map<string, Said>();
  const parts = new Parts(said, sink);
  const titles = titlesOf(parts, sink);
  for (const of of rowsOf(tables, 'session', onDamage)) readSession(of, forks, untitled, titles, sink);
  const removed = new Removed(tables, onDamage);
  const awaited = new Awaited();
  for (const of of removed.messages(rowsOf(tables, 'message', onDamage))) readMessage(of, said, awaited, forks, sink);
  for (const [fork, root] of forks.pairs()) {
    untitled.delete(fork);
    sink.session(fork, { root, ownOnly: 1 });
  }
  readParts(removed.parts(rowsOf(tables, 'part', onDamage)), {
    said,
    awaited,
    removed,
    untitled,
    titles,
    reader: parts,
  });
}

interface Reading {
  readonly said: ReadonlyMap<string, Said>;
  readonly awaited: Awaited;
  readonly removed: Removed;
  readonly untitled: Set<string>;
  readonly titles: TitleRequests;
  readonly reader: Parts;
}

function readParts(rows: Iterable<Row>, { said, awaited, removed, untitled, titles, reader }: Reading): void {
  for (const of of rows) {
    const [session, holder, time] = [textOf(of('session_id')), textOf(of('message_id')), numberOf(of('time_created'))];
    if (session === undefined || holder === undefined) continue;
    reader.session(session);
    for (const id of awaited.before(session, holder)) reader.end(id);
    reader.withdraw(removed.before(session, holder));
    const part = parseJson(textOf(of('data')) ?? '');
    const message = said.get(holder);
    const isUntitled = message !== undefined && untitled.has(session);
    if (isUntitled && titles.before(part, holder, message, session, time)) untitled.delete(session);
    reader.read(part, holder, time, removed.nameOf(textOf(of('id'))));
  }
  for (const [session, all] of awaited.rest) {
    reader.session(session);
    for (const [index, { id }] of all.entries()) reader.end(id, index === all.length - 1);
  }
  for (const session of untitled) {
    reader.session(session);
    titles.end(session);
  }
}

function numberOf(value: SqlValue): number | null {
  return typeof value === 'number' ? value : null;
}

/** @param untitled receives the sessions for whose title the model is asked */
function readSession(of: Row, forks: Forks, untitled: Set<string>, titles: TitleRequests, sink: HistorySink): void {
  const id = textOf(of('id'));
  if (id === undefined) return;
  forks.session(id, of('time_created'));
  const parent = textOf(of('parent_id'));
  if (parent === undefined && titles.isAsked(textOf(of('title')))) untitled.add(id);
  sink.session(id, { cwd: textOf(of('directory')), parent });
}

function readMessage(of: Row, said: Map<string, Said>, awaited: Awaited, forks: Forks, sink: HistorySink): void {
  const data = parseJson(textOf(of('data')) ?? '');
  const [id, session] = [textOf(of('id')), textOf(of('session_id'))];
  if (id === undefined || session === undefined || !isObject(data)) return;
  const time = numberOf(of('time_created'));
  if (time !== null) forks.message(session, time);
  const isCopy = forks.isCopy(session, time);
  const isOpen = data['error'] === undefined && numberIn(objectIn(data, 'time'), 'completed') === undefined;
  const [role, system] = [textIn(data, 'role'), textIn(data, 'system')];
  const isUnasked = isBeforeAsking(data['error']);
  const message = { role, isSummary: data['summary'] === true, isCopy, time, isOpen, isUnasked, system };
  said.set(id, message);
  awaited.add(session, id, message);
  const model = objectIn(data, 'model');
  sink.session(session, {
    model: textIn(data, 'modelID') ?? textIn(model, 'modelID'),
    provider: textIn(data, 'providerID') ?? textIn(model, 'providerID'),
  });
}

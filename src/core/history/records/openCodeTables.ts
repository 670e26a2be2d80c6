import { isObject, type JsonObject, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { leaves, pathOf } from './leaves.ts';
import { stored } from './messages.ts';
import { type Row, rowsOf, textOf } from './tables.ts';
import type { SqlValue } from '../../egress/readers/sqlite/record.ts';
import type { Certainty, DatabaseMapper, HistorySink } from '../types.ts';

/** Of the message that holds some parts. */
export interface Said {
  readonly role: string | undefined;
  readonly isSummary: boolean;
  /** It was said in the session of which this one is a fork, and copied with its time. */
  readonly isCopy: boolean;
  readonly time: number | null;
}

/**
 * Answers of which nothing came, in the order in which they were asked for: a message is made for an answer before the request
 * goes out, and has no parts where that failed or was broken off (1.18.33, measured).
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

  /** Those that were asked for before a message, each once. */
  before(session: string, message: string): readonly string[] {
    const own = this.#bySession.get(session) ?? [];
    const place = this.#places.get(message) ?? 0;
    const count = own.findIndex(each => each.place >= place);
    return own.splice(0, count < 0 ? own.length : count).map(({ id }) => id);
  }

  /** All others, by session. */
  get rest(): ReadonlyMap<string, readonly { readonly id: string }[]> {
    return this.#bySession;
  }
}

/** When the sessions of one database began, and which of them begins with the same message. */
class Forks {
  readonly #began = new Map<string, number>();
  /** The oldest session that begins with a message of a time. */
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

  /** Forks with the session that each comes from, once all messages were given. */
  pairs(): readonly (readonly [fork: string, root: string])[] {
    const oldestFirst = [...this.#first].sort(([a], [b]) => (this.#began.get(a) ?? 0) - (this.#began.get(b) ?? 0));
    return oldestFirst.flatMap(([session, first]) => {
      const root = this.#byFirst.get(first);
      if (root === undefined) this.#byFirst.set(first, session);
      return root !== undefined && this.isCopy(session, first) ? [[session, root] as const] : [];
    });
  }
}

/**
 * The tables of OpenCode and what is built on it (`session`, `message`, `part`). `state.output` of a part is what was sent,
 * already cut; `state.metadata` is for people. Each step of an answer is one request.
 */
export const openCodeTables: DatabaseMapper = (tables, sink, _beside, onDamage) => {
  if (tables.named('part') === undefined || tables.named('message') === undefined) return;
  const forks = new Forks();
  const untitled = new Set<string>();
  for (const of of rowsOf(tables, 'session', onDamage)) readSession(of, forks, untitled, sink);
  const said = new Map<string, Said>();
  const awaited = new Awaited();
  for (const of of rowsOf(tables, 'message', onDamage)) readMessage(of, said, awaited, forks, sink);
  for (const [fork, root] of forks.pairs()) {
    untitled.delete(fork);
    sink.session(fork, { root, ownOnly: 1 });
  }
  readParts(rowsOf(tables, 'part', onDamage), said, awaited, untitled, sink);
};

function readParts(
  rows: Iterable<Row>,
  said: ReadonlyMap<string, Said>,
  awaited: Awaited,
  untitled: Set<string>,
  sink: HistorySink,
): void {
  const reader = new Parts(said, sink);
  for (const of of rows) {
    const [session, holder, time] = [textOf(of('session_id')), textOf(of('message_id')), numberOf(of('time_created'))];
    if (session === undefined || holder === undefined) continue;
    reader.session(session);
    for (const id of awaited.before(session, holder)) reader.end(id);
    const part = parseJson(textOf(of('data')) ?? '');
    const isAnswer = said.get(holder)?.role === 'assistant' && !reader.isOfPerson(part, holder);
    if (isAnswer && untitled.delete(session)) sink.request(time);
    reader.read(part, holder, time);
  }
  for (const [session, all] of awaited.rest) {
    reader.session(session);
    for (const { id } of all) reader.end(id);
  }
}

function numberOf(value: SqlValue): number | null {
  return typeof value === 'number' ? value : null;
}

/** @param untitled sessions for whose title the model is asked, with their first prompt alone: all that a person began (measured) */
function readSession(of: Row, forks: Forks, untitled: Set<string>, sink: HistorySink): void {
  const id = textOf(of('id'));
  if (id === undefined) return;
  forks.session(id, of('time_created'));
  const parent = textOf(of('parent_id'));
  if (parent === undefined) untitled.add(id);
  sink.session(id, { cwd: textOf(of('directory')), parent });
}

function readMessage(of: Row, said: Map<string, Said>, awaited: Awaited, forks: Forks, sink: HistorySink): void {
  const data = parseJson(textOf(of('data')) ?? '');
  const [id, session] = [textOf(of('id')), textOf(of('session_id'))];
  if (id === undefined || session === undefined || !isObject(data)) return;
  const time = numberOf(of('time_created'));
  if (time !== null) forks.message(session, time);
  const isCopy = forks.isCopy(session, time);
  const message = { role: textIn(data, 'role'), isSummary: data['summary'] === true, isCopy, time };
  said.set(id, message);
  awaited.add(session, id, message);
  const model = objectIn(data, 'model');
  sink.session(session, {
    model: textIn(data, 'modelID') ?? textIn(model, 'modelID'),
    provider: textIn(data, 'providerID') ?? textIn(model, 'providerID'),
  });
}

/** What goes along with the next request of a session. */
interface Window {
  /** Texts by name, with the message that holds them. */
  live: Map<string, string>;
  /** Results that go along no more from a time on. */
  cleared: readonly { readonly name: string; readonly at: number }[];
  /** The first message that the next summary does not take the place of. */
  tail: string | undefined;
  /** The message of which a step was begun that neither ended nor failed. */
  begun: string | null;
}

/** Reads the parts of messages, whichever way they are kept. */
export class Parts {
  /** Messages whose first step was counted. */
  readonly #answered = new Set<string>();
  /** Messages with what came of a command that a person ran; nobody was asked for them. */
  readonly #ofPerson = new Set<string>();
  readonly #windows = new Map<string, Window>();
  #window = newWindow();
  #results = 0;

  constructor(
    private readonly said: ReadonlyMap<string, Said>,
    private readonly sink: HistorySink,
    private readonly certainty: Certainty = 'exact',
  ) {}

  /** What follows are parts of this session. */
  session(id: string): void {
    this.#window = this.#windows.get(id) ?? newWindow();
    this.#windows.set(id, this.#window);
    this.sink.session(id);
  }

  /** No part of a message comes any more: an answer without one was asked for all the same. */
  end(holder: string): void {
    const message = this.said.get(holder);
    if (message?.role === 'assistant' && !message.isCopy && !this.#answered.has(holder)) this.#request(message.time);
  }

  /**
   * Whether a part is of a message that holds a command which a person ran, with what came of it: it begins with that, where an
   * answer begins with its first step (`SessionPrompt.shell` and the tasks of commands; 1.18.33, read 2026-12-01).
   */
  isOfPerson(part: unknown, holder: string): boolean {
    const isFirst = this.said.get(holder)?.role === 'assistant' && !this.#answered.has(holder);
    if (isFirst && isObject(part) && part['type'] === 'tool') this.#ofPerson.add(holder);
    return this.#ofPerson.has(holder);
  }

  read(part: unknown, holder: string, time: number | null): void {
    const { sink } = this;
    if (!isObject(part)) return sink.unknown(part);
    const { type } = part;
    const waits = this.isOfPerson(part, holder);
    if (waits) this.#answered.add(holder);
    const message = this.said.get(holder);
    if (type === 'retry') return this.#retry(part, holder, message, time);
    this.#begin(type, holder, message, time);
    const put: Put = (text, by, path, name = holder) => {
      this.#window.live.set(name, holder);
      sink.text(text, { status: 'sent', by, certainty: this.certainty, time, path, message: name, waits });
    };
    if (type === 'text' || type === 'reasoning') this.#readText(part, holder, message, time, put);
    else if (type === 'tool') this.#readTool(objectIn(part, 'state') ?? {}, time, put);
    else if (type === 'subtask' || type === 'agent') leaves([part['prompt']], text => put(text, 'input'));
    else if (type === 'compaction') this.#window.tail = textIn(part, 'tail_start_id');
    else if (!known.has(type)) sink.unknown(part);
  }

  /** Counts a step of an answer; the first one where it begins, whatever it begins with. */
  #begin(type: unknown, holder: string, message: Said | undefined, time: number | null): void {
    if (type === 'step-finish') this.#window.begun = null;
    const isFirst = message?.role === 'assistant' && !this.#answered.has(holder) && type !== 'patch';
    if (type !== 'step-start' && !isFirst) return;
    this.#answered.add(holder);
    this.#window.begun = holder;
    // A summary is made of what it takes the place of, and of nothing else.
    if (message?.isSummary === true && this.#window.tail !== undefined)
      this.#narrow(holds => !this.#isInTail(holds), false);
    if (message?.isCopy !== true) this.#request(time);
  }

  /** A request that failed and is made again: that of the step that was begun, or one of which nothing came. */
  #retry(part: JsonObject, holder: string, message: Said | undefined, time: number | null): void {
    const isOfStep = this.#window.begun === holder;
    this.#window.begun = null;
    if (!isOfStep && message?.isCopy !== true && hasGoneOut(part['error'])) this.#request(time);
    stored(part['error'], time, this.sink);
  }

  /** Results that were cleared by then are left out. */
  #request(time: number | null): void {
    const isGone = ({ at }: Window['cleared'][number]): boolean => time !== null && at <= time;
    const gone = new Set(this.#window.cleared.filter(isGone).map(({ name }) => name));
    if (gone.size > 0) {
      this.#window.cleared = this.#window.cleared.filter(each => !isGone(each));
      this.#narrow((_, name) => !gone.has(name), true);
    }
    this.sink.request(time);
  }

  /** @param forGood false: for the next request alone */
  #narrow(goesAlong: (holder: string, name: string) => boolean, forGood: boolean): void {
    const live = new Map([...this.#window.live].filter(([name, holder]) => goesAlong(holder, name)));
    this.sink.window(new Set(live.keys()));
    if (forGood) this.#window.live = live;
  }

  /** Ids of messages are in the order in which they were made. */
  #isInTail(holder: string): boolean {
    const { tail } = this.#window;
    return tail !== undefined && holder >= tail;
  }

  #readText(part: JsonObject, holder: string, message: Said | undefined, time: number | null, put: Put): void {
    const isReply = message?.role === 'assistant';
    const text = textIn(part, 'text');
    // What summarises a session is what goes along from then on, with the turns that it leaves out.
    if (message?.isSummary === true && isReply) this.#narrow(holds => holds === holder || this.#isInTail(holds), true);
    if (part['ignored'] === true) stored(text, time, this.sink);
    else if (text !== undefined) put(text, isReply ? 'reply' : 'input');
  }

  #readTool({ input, output, error, metadata, time: times }: JsonObject, time: number | null, put: Put): void {
    const path = pathOf(input);
    const cleared = numberIn(times, 'compacted');
    const name = cleared === undefined ? undefined : `result ${this.#results++}`;
    leaves(input, text => put(text, 'reply'));
    leaves(output, text => put(text, 'input', path, name));
    if (cleared !== undefined && name !== undefined)
      this.#window.cleared = [...this.#window.cleared, { name, at: cleared }];
    leaves(error, text => put(text, 'input'));
    stored(metadata, time, this.sink, path);
  }
}

type Put = (text: string, by: 'input' | 'reply', path?: string, name?: string) => void;

function newWindow(): Window {
  return { live: new Map(), cleared: [], tail: undefined, begun: null };
}

/** Whether a request that is made again had gone out: somebody answered it, or broke it off. A name that nobody knows is no answer. */
function hasGoneOut(error: unknown): boolean {
  const data = objectIn(error, 'data');
  return numberIn(data, 'statusCode') !== undefined || /ECONNRESET|socket/i.test(textIn(data, 'message') ?? '');
}

const known: ReadonlySet<unknown> = new Set(['step-start', 'step-finish', 'file', 'patch', 'snapshot']);

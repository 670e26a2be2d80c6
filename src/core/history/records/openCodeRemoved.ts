import { isObject, type JsonObject, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { type Row, rowsOf, textOf } from './tables.ts';
import type { DatabaseMapper } from '../types.ts';

type Tables = Parameters<DatabaseMapper>[0];
type OnDamage = (offset: number) => void;

/** A row that is no longer in its table. Rows with a smaller `place` come before it. */
interface Gone {
  readonly place: string;
  readonly row: Row;
}

/** The messages and parts that were removed from a session, each with the session's last message at that time. */
interface Session {
  last: string;
  readonly messages: Map<string, string>;
  readonly parts: Map<string, string>;
}

/**
 * What was removed from the tables `message` and `part`: if a person goes back and says something else, the messages from there on
 * are removed. The table `event` keeps them until the session is deleted, in order of time, as `message.updated`,
 * `message.part.updated`, `message.removed` and `message.part.removed`, each followed by a number (OpenCode 1.18.33, measured
 * 2026-12-01).
 */
export class Removed {
  readonly #messages = new Map<string, Gone[]>();
  readonly #parts = new Map<string, Gone[]>();
  /** By session, what is still to be withdrawn; what was removed first is at the end. */
  readonly #pending = new Map<string, (readonly [name: string, after: string])[]>();
  readonly #names = new Map<string, string>();

  constructor(tables: Tables, onDamage: OnDamage) {
    const sessions = removedIn(tables, onDamage);
    if (sessions.size === 0) return;
    for (const [id, session] of sessions) {
      const names = [...session.parts].map(([part, after]) => [nameOf(part), after] as const);
      this.#pending.set(
        id,
        descending([...session.messages, ...names], ([, after]) => after),
      );
      for (const part of session.parts.keys()) this.#names.set(part, nameOf(part));
    }
    const { infos, parts } = lastStates(tables, sessions, onDamage);
    for (const [id, info] of infos) add(this.#messages, textIn(info, 'sessionID'), id, messageRow(id, info));
    for (const { part, time } of parts.values()) {
      const [id, holder] = [textIn(part, 'id') ?? '', textIn(part, 'messageID') ?? ''];
      add(this.#parts, textIn(part, 'sessionID'), placeOf(holder, id), partRow(id, holder, part, time));
    }
    // Sort once: a session can have tens of thousands of them.
    for (const own of [...this.#messages.values(), ...this.#parts.values()]) descending(own, ({ place }) => place);
  }

  /** The rows of `message`, with removed rows in their original places. */
  messages(rows: Iterable<Row>): Iterable<Row> {
    return together(rows, this.#messages, of => textOf(of('id')) ?? '');
  }

  /** The rows of `part`, with removed rows in their original places. */
  parts(rows: Iterable<Row>): Iterable<Row> {
    return together(rows, this.#parts, of => placeOf(textOf(of('message_id')) ?? '', textOf(of('id')) ?? ''));
  }

  /** The name for the texts of a part that was itself removed; undefined for other parts. */
  nameOf(part: string | undefined): string | undefined {
    return this.#names.get(part ?? '');
  }

  /** Messages and names of parts that were removed before a message was created; each is returned once. */
  before(session: string, message: string): ReadonlySet<string> {
    const pending = this.#pending.get(session) ?? [];
    const gone = new Set<string>();
    for (let next = pending.at(-1); next !== undefined && next[1] < message; next = pending.at(-1)) {
      gone.add(next[0]);
      pending.pop();
    }
    return gone;
  }
}

/** The sessions from which something was removed; for most there is nothing. */
function removedIn(tables: Tables, onDamage: OnDamage): ReadonlyMap<string, Session> {
  const all = new Map<string, Session>();
  for (const { kind, session: id, data } of eventsOf(tables, onDamage, 'message.part.updated')) {
    const session = all.get(id) ?? { last: '', messages: new Map(), parts: new Map() };
    all.set(id, session);
    const message = kind === 'message.updated' ? (textIn(objectIn(data, 'info'), 'id') ?? '') : '';
    // A message that is there again was not removed.
    session.messages.delete(message);
    if (message > session.last) session.last = message;
    const removed = textIn(data, 'messageID') ?? '';
    if (kind === 'message.removed') session.messages.set(removed, session.last);
    else if (kind === 'message.part.removed') session.parts.set(textIn(data, 'partID') ?? '', session.last);
  }
  return new Map([...all].filter(([, { messages, parts }]) => messages.size + parts.size > 0));
}

/** The last state of what was removed, by id; parts have the time when they were first written. */
interface States {
  readonly infos: Map<string, JsonObject>;
  readonly parts: Map<string, { readonly part: JsonObject; readonly time: number | null }>;
}

function lastStates(tables: Tables, sessions: ReadonlyMap<string, Session>, onDamage: OnDamage): States {
  const states: States = { infos: new Map(), parts: new Map() };
  for (const { kind, session, data } of eventsOf(tables, onDamage)) {
    const removed = sessions.get(session);
    if (removed === undefined) continue;
    if (kind === 'message.updated') noteInfo(states, removed, objectIn(data, 'info'));
    else if (kind === 'message.part.updated') notePart(states, removed, objectIn(data, 'part'), numberIn(data, 'time'));
  }
  return states;
}

function noteInfo({ infos }: States, { messages }: Session, info: JsonObject | undefined): void {
  const id = textIn(info, 'id') ?? '';
  if (info !== undefined && messages.has(id)) infos.set(id, info);
}

function notePart({ parts }: States, removed: Session, part: JsonObject | undefined, time: number | undefined): void {
  const id = textIn(part, 'id') ?? '';
  const isGone = removed.messages.has(textIn(part, 'messageID') ?? '') || removed.parts.has(id);
  if (part !== undefined && isGone) parts.set(id, { part, time: parts.get(id)?.time ?? time ?? null });
}

interface Happened {
  readonly kind: string;
  readonly session: string;
  readonly data: JsonObject;
}

/** @param leftOut a kind to skip */
function* eventsOf(tables: Tables, onDamage: OnDamage, leftOut?: string): Generator<Happened> {
  for (const of of rowsOf(tables, 'event', onDamage)) {
    const kind = (textOf(of('type')) ?? '').replace(/\.\d+$/, '');
    if (!kind.startsWith('message.') || kind === leftOut) continue;
    const data = parseJson(textOf(of('data')) ?? '');
    if (isObject(data)) yield { kind, session: textIn(data, 'sessionID') ?? '', data };
  }
}

function add(to: Map<string, Gone[]>, session: string | undefined, place: string, row: Row): void {
  const own = to.get(session ?? '') ?? [];
  own.push({ place, row: name => (name === 'session_id' ? (session ?? null) : row(name)) });
  to.set(session ?? '', own);
}

/** Sorts a list in descending order: items are taken from its end, the first one first. */
function descending<T>(list: T[], keyOf: (each: T) => string): T[] {
  return list.sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
}

function messageRow(id: string, info: JsonObject): Row {
  const time = numberIn(objectIn(info, 'time'), 'created') ?? null;
  return rowWith({ id, time_created: time, data: JSON.stringify(info) });
}

function partRow(id: string, holder: string, part: JsonObject, time: number | null): Row {
  return rowWith({ id, message_id: holder, time_created: time, data: JSON.stringify(part) });
}

function rowWith(values: Readonly<Record<string, string | number | null>>): Row {
  return name => values[name] ?? null;
}

/** Merges removed rows into the rows: each comes before the first row of its session with a greater place. */
function* together(rows: Iterable<Row>, gone: Map<string, Gone[]>, placeIn: (of: Row) => string): Generator<Row> {
  for (const row of rows) {
    const own = gone.get(textOf(row('session_id')) ?? '');
    const place = own === undefined ? '' : placeIn(row);
    for (let first = own?.at(-1); first !== undefined && first.place <= place; first = own?.at(-1)) {
      own?.pop();
      if (first.place < place) yield first.row;
    }
    yield row;
  }
  for (const own of gone.values()) for (const { row } of own.reverse()) yield row;
}

function placeOf(message: string, part: string): string {
  return `${message} ${part}`;
}

function nameOf(part: string): string {
  return `removed ${part}`;
}

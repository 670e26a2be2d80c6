import { isObject, type JsonObject, objectIn, parseJson, textIn } from '../../json.ts';
import { leaves, pathOf } from './leaves.ts';
import { stored } from './messages.ts';
import type { SqlTable } from '../../egress/readers/sqlite/database.ts';
import type { SqlValue } from '../../egress/readers/sqlite/record.ts';
import type { Certainty, DatabaseMapper, HistorySink } from '../types.ts';

/** The values of a row by column; a key that is the row's number stands in no column. */
export function columnsOf(table: SqlTable, values: readonly SqlValue[]): (name: string) => SqlValue {
  return name => values[table.columns.indexOf(name)] ?? null;
}

export function textOf(value: SqlValue): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Of the message that holds some parts. */
export interface Said {
  readonly role: string | undefined;
  readonly isSummary: boolean;
  /** It was said in the session of which this one is a fork, and copied with its time. */
  readonly isCopy: boolean;
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
export const openCodeTables: DatabaseMapper = ({ database, named }, sink, _beside, onDamage) => {
  const [sessions, messages, parts] = [named('session'), named('message'), named('part')];
  if (parts === undefined || messages === undefined) return;
  const forks = new Forks();
  if (sessions !== undefined)
    for (const { values } of database.rows(sessions.root, onDamage)) {
      const of = columnsOf(sessions, values);
      const id = textOf(of('id'));
      if (id === undefined) continue;
      forks.session(id, of('time_created'));
      sink.session(id, { cwd: textOf(of('directory')), parent: textOf(of('parent_id')) });
    }
  const said = new Map<string, Said>();
  for (const { values } of database.rows(messages.root, onDamage))
    readMessage(columnsOf(messages, values), said, forks, sink);
  for (const [fork, root] of forks.pairs()) sink.session(fork, { root, ownOnly: 1 });
  const reader = new Parts(said, sink);
  for (const { values } of database.rows(parts.root, onDamage)) {
    const of = columnsOf(parts, values);
    const [session, holder] = [textOf(of('session_id')), textOf(of('message_id'))];
    const time = of('time_created');
    if (session === undefined || holder === undefined) continue;
    sink.session(session);
    reader.read(parseJson(textOf(of('data')) ?? ''), holder, typeof time === 'number' ? time : null);
  }
};

function readMessage(of: (name: string) => SqlValue, said: Map<string, Said>, forks: Forks, sink: HistorySink): void {
  const data = parseJson(textOf(of('data')) ?? '');
  const [id, session] = [textOf(of('id')), textOf(of('session_id'))];
  if (id === undefined || session === undefined || !isObject(data)) return;
  const created = of('time_created');
  const time = typeof created === 'number' ? created : null;
  if (time !== null) forks.message(session, time);
  const isCopy = forks.isCopy(session, time);
  said.set(id, { role: textIn(data, 'role'), isSummary: data['summary'] === true, isCopy });
  const model = objectIn(data, 'model');
  sink.session(session, {
    model: textIn(data, 'modelID') ?? textIn(model, 'modelID'),
    provider: textIn(data, 'providerID') ?? textIn(model, 'providerID'),
  });
}

/** Reads the parts of messages, whichever way they are kept. */
export class Parts {
  /** Messages whose first step was counted. */
  readonly #answered = new Set<string>();

  constructor(
    private readonly said: ReadonlyMap<string, Said>,
    private readonly sink: HistorySink,
    private readonly certainty: Certainty = 'exact',
  ) {}

  read(part: unknown, holder: string, time: number | null): void {
    const { sink } = this;
    if (!isObject(part)) return sink.unknown(part);
    const { type } = part;
    const message = this.said.get(holder);
    const isReply = message?.role === 'assistant';
    if (type === 'step-start' || (isReply && !this.#answered.has(holder) && type !== 'patch')) {
      this.#answered.add(holder);
      if (message?.isCopy !== true) sink.request(time);
    }
    const put: Put = (text, by, path) => sink.text(text, { status: 'sent', by, certainty: this.certainty, time, path });
    if (type === 'text' || type === 'reasoning') {
      const text = textIn(part, 'text');
      // What summarises a session is what goes along from then on.
      if (message?.isSummary === true && isReply) sink.compacted();
      if (text !== undefined && part['ignored'] !== true) put(text, isReply ? 'reply' : 'input');
    } else if (type === 'tool') this.#readTool(objectIn(part, 'state') ?? {}, time, put);
    else if (type === 'subtask' || type === 'agent') leaves([part['prompt']], text => put(text, 'input'));
    else if (!known.has(type)) sink.unknown(part);
  }

  #readTool({ input, output, error, metadata }: JsonObject, time: number | null, put: Put): void {
    const path = pathOf(input);
    leaves(input, text => put(text, 'reply'));
    leaves(output, text => put(text, 'input', path));
    leaves(error, text => put(text, 'input'));
    stored(metadata, time, this.sink, path);
  }
}

type Put = (text: string, by: 'input' | 'reply', path?: string) => void;

const known: ReadonlySet<unknown> = new Set([
  'step-start',
  'step-finish',
  'file',
  'patch',
  'snapshot',
  'compaction',
  'retry',
]);

import { isObject, type JsonObject, listIn, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { leaves } from '../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../history/records/messages.ts';
import { type Row, rowsOf, textOf } from '../../history/records/tables.ts';
import type { SqlValue } from '../../egress/readers/sqlite/record.ts';
import type { DatabaseMapper, HistorySink, RecordMapper } from '../../history/types.ts';

/** A message of a conversation. */
interface Said {
  readonly isReply: boolean;
  readonly content: unknown;
  readonly time: number | null;
  /** A summary replaces everything before it; copied messages were requested elsewhere, or by nobody. */
  readonly kind: 'said' | 'copied' | 'summary' | 'shown';
}

/** Reads sessions, and their messages in the order of insertion (`insert_message`, `save_compacted_conversation`). */
export const databaseTables: DatabaseMapper = (tables, sink, _beside, onDamage) => {
  for (const of of rowsOf(tables, 'sessions', onDamage)) {
    sink.session(textOf(of('id')) ?? '', {
      cwd: textOf(of('working_dir')),
      parent: textOf(of('parent_session_id')),
      provider: textOf(of('provider_name')),
      model: textIn(parseJson(textOf(of('model_config_json')) ?? ''), 'model_name'),
    });
  }
  const summaries = summariesIn(rowsOf(tables, 'messages', onDamage));
  const conversations = new Map<string, Conversation>();
  const named = new Map<SqlValue, string>();
  for (const of of rowsOf(tables, 'messages', onDamage)) {
    const session = textOf(of('session_id')) ?? '';
    const conversation = conversations.get(session) ?? new Conversation(session, sink);
    conversations.set(session, conversation);
    // A copy of a session keeps the names of the messages it repeats (`copy_session`).
    const name = of('message_id');
    const isCopy = name !== null && (named.get(name) ?? session) !== session;
    if (name !== null && !isCopy) named.set(name, session);
    const content = parseJson(textOf(of('content_json')) ?? '');
    const time = timeIn(of('created_timestamp'));
    conversation.read({
      isReply: of('role') === 'assistant',
      content,
      time,
      kind: kindOf(of, content, isCopy, summaries),
    });
  }
};

interface Summaries {
  /** The ids of their rows. */
  readonly rows: ReadonlySet<SqlValue>;
  /** The last summary of each session. */
  readonly last: ReadonlyMap<SqlValue, number>;
}

/** Finds summaries. Only the model sees a summary and the next message, which tells the model to continue (`compact_messages`). */
function summariesIn(rows: Iterable<Row>): Summaries {
  const all = new Set<SqlValue>();
  const last = new Map<SqlValue, number>();
  /** By session, the row that may be a summary. */
  const may = new Map<SqlValue, number>();
  for (const of of rows) {
    const [session, id] = [of('session_id'), of('id')];
    const isHidden = flagIn(of, 'userVisible') === false;
    const before = may.get(session);
    may.delete(session);
    if (!isHidden || typeof id !== 'number') continue;
    if (of('role') !== 'assistant') may.set(session, id);
    else if (before !== undefined) {
      all.add(before);
      last.set(session, before);
    }
  }
  return { rows: all, last };
}

function flagIn(of: Row, name: string): unknown {
  const metadata = parseJson(textOf(of('metadata_json')) ?? '');
  return isObject(metadata) ? metadata[name] : undefined;
}

function kindOf(of: Row, content: unknown, isCopy: boolean, { rows, last }: Summaries): Said['kind'] {
  const id = of('id');
  if (rows.has(id)) return 'summary';
  // Messages before the last summary are hidden because of it; hidden tool calls and results were visible before.
  const isOut = flagIn(of, 'agentVisible') === false && Number(id) > (last.get(of('session_id')) ?? -1);
  if (isOut && !hasTools(content)) return 'shown';
  return isCopy || (of('role') === 'assistant' && flagIn(of, 'userVisible') === false) ? 'copied' : 'said';
}

function hasTools(content: unknown): boolean {
  return Array.isArray(content) && content.some(each => /^tool(?:Request|Response)$/.test(textIn(each, 'type') ?? ''));
}

/** Converts seconds; values from `MILLISECOND_TIMESTAMP_THRESHOLD` on are milliseconds already. */
function timeIn(value: unknown): number | null {
  if (typeof value !== 'number') return null;
  return value < 10_000_000_000 ? value * 1000 : value;
}

/** Reads one conversation message by message. */
class Conversation {
  constructor(
    private readonly session: string,
    private readonly sink: HistorySink,
    /** Whether the last message was an answer: an answer after it then belongs to it. */
    public wasReply = false,
    private readonly paths = new ToolPaths(),
  ) {}

  read(said: Said): void {
    const { isReply, time, kind } = said;
    this.sink.session(this.session);
    if (kind === 'summary') {
      // The request for it carried everything that it replaces (`do_compact`).
      this.sink.request(time);
      this.sink.compacted();
    } else if (kind === 'said' && isReply && !this.wasReply && isAnswer(said)) this.sink.request(time);
    if (kind === 'shown') stored(said.content, time, this.sink);
    else this.#content(said);
    this.wasReply = isReply && kind !== 'copied';
  }

  #content({ content, isReply, time, kind }: Said): void {
    const { sink } = this;
    if (!Array.isArray(content)) return sink.unknown(content);
    const by = isReply || kind === 'summary' ? 'reply' : 'input';
    const put: Put = (text, path) => {
      if (text !== '') sink.text(text, { status: 'sent', certainty: 'documented', by, time, path });
    };
    for (const each of content as readonly unknown[]) {
      const type = textIn(each, 'type') ?? '';
      const key = textKeys.get(type);
      if (!isObject(each)) sink.unknown(each);
      else if (key !== undefined) put(textIn(each, key) ?? '');
      else if (type === 'toolRequest' || type === 'frontendToolRequest') this.#called(each, put);
      else if (type === 'toolResponse') this.#answered(each, time, put);
      else if (forPeople.has(type)) stored(each, time, sink);
      else if (type !== 'image' && type !== 'redactedThinking') sink.unknown(each);
    }
  }

  #called(request: JsonObject, put: Put): void {
    const input = objectIn(request, 'toolCall', 'value')?.['arguments'];
    this.paths.called(request['id'], input);
    leaves(input, text => put(text));
  }

  #answered(response: JsonObject, time: number | null, put: Put): void {
    const result = objectIn(response, 'toolResult');
    const value = result?.['value'];
    const called = this.paths.resultOf(response['id']);
    const path = isObject(value) && value['isError'] === true ? undefined : called;
    for (const part of Array.isArray(value) ? (value as readonly unknown[]) : listIn(value, 'content')) {
      // The formats of all providers leave out parts that are only for people.
      const audience = listIn(isObject(part) ? (part['annotations'] ?? part) : part, 'audience');
      if (audience.length > 0 && !audience.includes('assistant')) stored(part, time, this.sink, path);
      else put(textIn(part, 'text') ?? textIn(objectIn(part, 'resource'), 'text') ?? '', path);
    }
    put(textIn(result, 'error') ?? '');
    stored(objectIn(value, 'structuredContent'), time, this.sink, path);
  }
}

type Put = (text: string, path?: string) => void;

/** The key of the text in parts that consist only of text. */
const textKeys: ReadonlyMap<string, string> = new Map([
  ['text', 'text'],
  ['reasoning', 'text'],
  ['thinking', 'thinking'],
]);

/** Parts that are displayed but left out of requests; the last three are from versions up to 2025. */
const forPeople: ReadonlySet<string> = new Set([
  ...['toolConfirmationRequest', 'actionRequired', 'systemNotification'],
  ...['contextLengthExceeded', 'summarizationRequested', 'conversationCompacted'],
]);

/** Whether a message contains anything from a model. */
function isAnswer({ content }: Said): boolean {
  return !Array.isArray(content) || content.some(each => !forPeople.has(textIn(each, 'type') ?? ''));
}

/** Reads a session from before there was a database: a line about the session, then one line per message. */
export const sessionFile: RecordMapper = (sink, { path }, saved) => {
  const id = (path.split('/').at(-1) ?? '').replace(/\.jsonl$/, '');
  const conversation = new Conversation(id, sink, saved?.['wasReply'] === true, new ToolPaths(sink.calledPaths));
  return {
    record: value => {
      sink.session(id, { cwd: textIn(value, 'working_dir') });
      if (!isObject(value)) return sink.unknown(value);
      const { role, content } = value;
      if (content !== undefined || role !== undefined)
        conversation.read({
          isReply: role === 'assistant',
          content,
          time: timeIn(numberIn(value, 'created')),
          kind: 'said',
        });
      else if (value['working_dir'] === undefined && value['description'] === undefined) sink.unknown(value);
    },
    state: () => ({ wasReply: conversation.wasReply }),
  };
};

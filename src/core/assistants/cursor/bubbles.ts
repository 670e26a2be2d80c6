import { isObject, type JsonObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { leaves, pathOf, timeOf } from '../../history/records/leaves.ts';
import { inputOf } from '../../history/records/messages.ts';
import { columnsOf, rowsOf, textOf } from '../../history/records/tables.ts';
import { type Chat, ChatOrder, type ReadRow } from './chatOrder.ts';
import { lastPrompt, readMessage } from './promptBlobs.ts';
import type { SqlTable } from '../../egress/readers/sqlite/database.ts';
import type { DatabaseMapper, HistorySink } from '../../history/types.ts';

/**
 * Reads chats of the editor. Cursor builds the prompt on its server from what the client uploads, so this is a lower bound of what
 * was sent. `ItemTable` of the same file contains tokens and is never read. A row that changes moves to the end of its table, so
 * the order of a chat has to be taken from its composer, and everything is read twice.
 */
export const bubbles: DatabaseMapper = (tables, sink, beside, onDamage) => {
  headers(tables, sink, beside, onDamage);
  const { database, named } = tables;
  const table = named('cursorDiskKV');
  if (table === undefined) return;
  const rows = function* (damaged: (offset: number) => void): Generator<Row> {
    for (const { values } of database.rows(table.root, damaged)) {
      const row = rowOf(table, values, bytes => beside.unpack(bytes, 'none') ?? '');
      if (row !== null) yield row;
    }
  };
  /** Iterates over the rows again, without counting damage a second time. */
  const again = (): Generator<Row> => rows(() => undefined);
  const order = new ChatOrder();
  const reader = new BubbleReader(sink);
  for (const { kind, session, bubble, text } of rows(onDamage)) {
    if (kind === 'composerData') reader.composer(parseJson(text()), order.chat(session));
    else if (kind !== 'agentKv') order.chat(session).note(bubble, kind === 'messageRequestContext');
  }
  const read: ReadRow = (chat, bubble, isContext, text) => {
    if (isContext) reader.context(parseJson(text), chat, bubble);
    else reader.bubble(parseJson(text), chat, bubble);
  };
  for (const { kind, session, bubble, text } of again())
    if (kind === 'bubbleId' || kind === 'messageRequestContext')
      order.row(session, bubble, kind === 'messageRequestContext', text(), read);
  order.end(read);
  if (reader.prompts.size === 0) return;
  for (const { kind, session: hash, text } of again()) if (kind === 'agentKv') reader.prompt(hash, text());
};

interface Row {
  readonly kind: 'composerData' | 'bubbleId' | 'messageRequestContext' | 'agentKv';
  /** For a blob, its hash. */
  readonly session: string;
  readonly bubble: string;
  readonly text: () => string;
}

const kinds: readonly Row['kind'][] = ['composerData', 'bubbleId', 'messageRequestContext', 'agentKv'];

function rowOf(
  table: SqlTable,
  values: Parameters<typeof columnsOf>[1],
  decode: (bytes: Uint8Array) => string,
): Row | null {
  const of = columnsOf(table, values);
  const [key, value] = [of('key'), of('value')];
  const [given, session, bubble = ''] = typeof key === 'string' ? key.split(':') : [];
  const kind = kinds.find(each => each === given);
  if (kind === undefined || session === undefined) return null;
  if (kind === 'agentKv' && session !== 'blob') return null;
  const text = (): string => (typeof value === 'string' ? value : value instanceof Uint8Array ? decode(value) : '');
  return kind === 'agentKv' ? { kind, session: bubble, bubble: '', text } : { kind, session, bubble, text };
}

/** Reads facts about whole chats, which since 3.16 are in a table of their own. */
const headers: DatabaseMapper = (tables, sink, _beside, onDamage) => {
  for (const of of rowsOf(tables, 'composerHeaders', onDamage)) {
    const [id, value] = [textOf(of('composerId')), parseJson(textOf(of('value')) ?? '')];
    if (id === undefined) continue;
    sink.session(id, {
      cwd: textIn(objectIn(value, 'workspaceIdentifier', 'uri'), 'fsPath'),
      from: timeOf(of('createdAt')) ?? undefined,
      to: timeOf(of('lastUpdatedAt')) ?? undefined,
    });
  }
};

/**
 * What the client uploads with a message, by its fields in aiserver.v1.ConversationMessage, whose names bubbles use (public notes
 * on the protocol and readers of bubbles, read 2026-12-01).
 */
const uploaded = [
  ...['codebaseContextChunks', 'commits', 'pullRequests', 'gitDiffs', 'interpreterResults', 'lints', 'cursorRules'],
  ...['multiFileLinterErrors', 'consoleLogs', 'notepads', 'knowledgeItems', 'documentationSelections', 'humanChanges'],
  ...[
    'webReferences',
    'docsReferences',
    'diffsSinceLastApply',
    'contextPieces',
    'editTrailContexts',
    'uiElementPicked',
  ],
  ...['fileDiffTrajectories', 'diffHistories', 'attachedFoldersListDirResults'],
];
const attached = ['quotes', 'selectedDocs', 'selectedCommits', 'selectedPullRequests', 'cursorRules', 'notepads'];

/** The lane of bubbles that the user took back: they were sent, but are sent with no other bubble. */
const takenBack = 'taken back';

class BubbleReader {
  /** The bubbles that are sent, by chat. */
  readonly #live = new Map<string, Set<string>>();
  /** By the hash of a message, the chats whose last prompt contains it. */
  readonly prompts = new Map<string, string[]>();
  /** Summaries by the bubble after which they replace others. */
  readonly #summaries = new Map<string, unknown>();

  constructor(private readonly sink: HistorySink) {}

  composer(data: unknown, chat: Chat): void {
    const model = textIn(objectIn(data, 'modelConfig'), 'modelName');
    this.sink.session(chat.id, {
      cwd: textIn(objectIn(data, 'workspaceIdentifier', 'uri'), 'fsPath'),
      model: model === 'default' ? undefined : model,
      from: timeOf(isObject(data) ? data['createdAt'] : null) ?? undefined,
      to: timeOf(isObject(data) ? data['lastUpdatedAt'] : null) ?? undefined,
    });
    chat.order(listIn(data, 'fullConversationHeadersOnly').flatMap(each => textIn(each, 'bubbleId') ?? []));
    const latest = objectIn(data, 'latestConversationSummary');
    const last = textIn(latest, 'lastBubbleId');
    if (last !== undefined) this.#summaries.set(last, latest?.['summary']);
    for (const hash of lastPrompt(textIn(data, 'conversationState')))
      this.prompts.set(hash, [...(this.prompts.get(hash) ?? []), chat.id]);
    // Before about 2025, the bubbles were in the composer itself (public readers of both forms, read 2026-11).
    for (const each of listIn(data, 'conversation')) this.bubble(each, chat, textIn(each, 'bubbleId') ?? '');
  }

  /**
   * Reads a message as the model received it, including rules and open files: most of it is in bubbles too, and the rest was sent
   * at least once.
   */
  prompt(hash: string, text: string): void {
    for (const chat of this.prompts.get(hash) ?? []) {
      this.sink.session(chat);
      readMessage(text, { isRepeated: true }, false, this.sink);
    }
  }

  context(data: unknown, chat: Chat, message: string): void {
    this.sink.session(chat.id, {}, chat.holds(message) ? '' : takenBack);
    const facts = { status: 'sent', by: 'input', certainty: 'estimated', message } as const;
    leaves(data, text => this.sink.text(text, facts));
  }

  bubble(data: unknown, chat: Chat, message: string): void {
    if (!isObject(data)) return;
    const { sink } = this;
    const model = textIn(objectIn(data, 'modelInfo'), 'modelName');
    sink.session(chat.id, { provider: 'cursor', model }, chat.holds(message) ? '' : takenBack);
    const time = timeOf(data['createdAt']);
    const isPrompt = data['type'] === 1;
    const calls = chat.callsWith(message);
    if (isPrompt) calls.prompt();
    else if (calls.isNew(data)) sink.request(time);
    const put: Put = (text, by, path) =>
      sink.text(text, { status: 'sent', by, certainty: 'documented', time, path, message });
    const text = textIn(data, 'text');
    if (text !== undefined && text !== '') put(text, isPrompt ? 'input' : 'reply');
    // It depends on the provider whether a model is sent its own thoughts again.
    leaves(data['thinking'], each =>
      sink.text(each, { status: 'stored-only', by: 'reply', certainty: 'estimated', time }),
    );
    const context = objectIn(data, 'context');
    leaves([context?.['selections'], context?.['terminalSelections'], data['attachedCodeChunks']], each =>
      put(each, 'input'),
    );
    // It is unknown whether the server puts these into a prompt.
    if (isPrompt)
      leaves([...uploaded.map(each => data[each]), ...attached.map(each => context?.[each])], each =>
        sink.text(each, { status: 'sent', by: 'input', certainty: 'estimated', time, message }),
      );
    readTool(objectIn(data, 'toolFormerData'), put);
    if (chat.holds(message)) this.#passed(data['conversationSummary'] ?? this.#summaries.get(message), chat, message);
  }

  /**
   * Remembers that a bubble is sent. A summary in it says from which bubble on the client sends them from then on
   * (aiserver.v1.ConversationSummary, as public readers of 2.3 and later describe it, read 2026-11).
   */
  #passed(given: unknown, chat: Chat, bubble: string): void {
    const live = this.#live.get(chat.id) ?? new Set();
    this.#live.set(chat.id, live.add(bubble));
    const payload = typeof given === 'string' ? parseJson(given) : given;
    const [summary, first] = [
      textIn(payload, 'summary'),
      textIn(payload, 'clientShouldStartSendingFromInclusiveBubbleId'),
    ];
    if (summary === undefined || summary === '' || first === undefined || first === '') return;
    const stays = new Set([...chat.from(first, live), `summary ${bubble}`]);
    this.#live.set(chat.id, stays);
    this.sink.window(stays);
    const facts = { status: 'sent', by: 'reply', certainty: 'documented' } as const;
    this.sink.text(summary, { ...facts, message: `summary ${bubble}` });
  }
}

type Put = (text: string, by: 'input' | 'reply', path?: string) => void;

function readTool(tool: JsonObject | undefined, put: Put): void {
  // Newer versions leave `rawArgs` empty.
  const given = [textIn(tool, 'rawArgs'), textIn(tool, 'params')].find(each => each !== undefined && each !== '') ?? '';
  if (given !== '') put(given, 'reply');
  const result = textIn(tool, 'result');
  if (result !== undefined) leaves(inputOf(result) ?? result, each => put(each, 'input', pathOf(inputOf(given))));
}

import { isObject, type JsonObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, pathOf, timeOf } from '../../history/records/leaves.ts';
import { inputOf, stored } from '../../history/records/messages.ts';
import { columnsOf, textOf } from '../../history/records/tables.ts';
import { jetBrainsEvents } from './jetBrains.ts';
import { editorFolders } from '../storedBuild.ts';
import type { Removed } from '../../history/records/operations.ts';
import type { DatabaseMapper, HistorySink, Neighbours, SessionFacts, Transcripts } from '../../history/types.ts';

/**
 * A chat of VS Code. What was sent stands in `result.metadata`, which is written when the turn ends: `renderedUserMessage`,
 * then rounds of calls and their results, one request each. A turn that did not end leaves its prompt only.
 */
const chatDocument = (
  document: unknown,
  sink: HistorySink,
  beside: Neighbours,
  removed: readonly Removed[] = [],
): void => {
  if (!isObject(document)) return sink.unknown(document);
  const id = textIn(document, 'sessionId') ?? '';
  sink.session(id, { cwd: folderOf(beside.read('../workspace.json')) });
  const [first] = listIn(document, 'requests');
  if (textIn(document, 'customTitle') !== undefined) titled(first, id, sink);
  const chat = new Chat(id, sink);
  for (const each of inOrder(listIn(document, 'requests'), removed)) chat.read(each);
};

/** A request of a chat, and with which others it was taken out. */
interface Asked {
  readonly request: unknown;
  readonly time: number;
  readonly removal: Removed | null;
}

/**
 * The requests of a chat with those that were taken out of it, because a person wrote them anew, asked for another answer or went
 * back: they had been sent.
 */
function inOrder(requests: readonly unknown[], removed: readonly Removed[]): readonly Asked[] {
  const last = new Map<unknown, { readonly request: unknown; readonly removal: Removed }>();
  for (const removal of removed)
    if (removal.list === 'requests')
      for (const request of removal.values) last.set(textIn(request, 'requestId') ?? request, { request, removal });
  for (const request of requests) last.delete(textIn(request, 'requestId') ?? request);
  const timed = (request: unknown, removal: Removed | null): Asked => {
    return { request, time: timeOf(isObject(request) ? request['timestamp'] : null) ?? 0, removal };
  };
  const all = [
    ...[...last.values()].map(each => timed(each.request, each.removal)),
    ...requests.map(each => timed(each, null)),
  ];
  return last.size === 0 ? all : all.sort((a, b) => a.time - b.time);
}

/** The model was asked for the title of a chat that has one, with its first prompt as it was typed. */
function titled(first: unknown, id: string, sink: HistorySink): void {
  const text = textIn(objectIn(first, 'message'), 'text');
  if (text === undefined) return;
  const time = isObject(first) ? timeOf(first['timestamp']) : null;
  sink.session(id, {}, 'title');
  sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', time });
  sink.request(time);
}

class Chat {
  /** Names of what goes along. */
  #live: string[] = [];
  #made = 0;
  /** Names of what those requests hold that one operation took out. */
  #out: { readonly removal: Removed; readonly names: string[] } | null = null;

  constructor(
    private readonly id: string,
    private readonly sink: HistorySink,
  ) {}

  read({ request, removal }: Asked): void {
    if (this.#out !== null && this.#out.removal !== removal) {
      const { names } = this.#out;
      this.#out = null;
      this.#keep(this.#live.filter(each => !names.includes(each)));
    }
    const before = this.#live.length;
    this.#turn(request);
    if (removal === null) return;
    this.#out ??= { removal, names: [] };
    this.#out.names.push(...this.#live.slice(before));
  }

  /** Names what comes next. */
  #name(): string {
    const name = `part ${this.#made++}`;
    this.#live.push(name);
    return name;
  }

  #keep(names: string[]): void {
    this.#live = names;
    this.sink.window(new Set(names));
  }

  /** A summary takes the place of what went along, but for some; it was asked for with the rest. */
  #summarised(text: string, time: number | null, kept: readonly string[]): void {
    const all = this.#live;
    this.#keep(all.filter(each => !kept.includes(each)));
    this.sink.request(time);
    this.#keep([...kept]);
    this.sink.text(text, { status: 'sent', by: 'reply', certainty: 'exact', time, message: this.#name() });
  }

  #turn(request: unknown): void {
    const { id, sink } = this;
    if (!isObject(request)) return sink.unknown(request);
    const time = timeOf(request['timestamp']);
    const metadata = objectIn(request, 'result', 'metadata');
    sink.session(id, modelOf(request, metadata));
    let message = this.#name();
    const put: Put = (text, by, at, path) =>
      sink.text(text, { status: 'sent', by, certainty: 'exact', time: at, path, message });
    const rendered = listIn(metadata, 'renderedUserMessage');
    const rounds = listIn(metadata, 'toolCallRounds');
    const summary = objectIn(metadata, 'summary');
    const short = textIn(summary, 'text');
    // It takes the place of all up to a round, and is asked for once the round after that was answered.
    const last = rounds.findIndex(each => summary !== undefined && textIn(each, 'id') === summary['toolCallRoundId']);
    if (short !== undefined && last < 0) this.#summarised(short, time, [message]);
    for (const part of [...listIn(metadata, 'renderedGlobalContext'), ...rendered])
      leaves(isObject(part) ? part['text'] : part, text => put(text, 'input', time));
    if (rendered.length === 0) leaves(objectIn(request, 'message')?.['text'], text => put(text, 'input', time));
    const results = objectIn(metadata, 'toolCallResults') ?? {};
    const names: string[] = [];
    const summarised = (at: number | null): void => {
      if (short !== undefined) this.#summarised(short, at, names.slice(last + 1));
    };
    for (const [index, round] of rounds.entries()) {
      const at = timeOf(isObject(round) ? round['timestamp'] : null) ?? time;
      if (last >= 0 && index === last + 2) summarised(at);
      message = this.#name();
      names.push(message);
      if (!isObject(round)) continue;
      sink.request(at);
      readRound(round, at, results, put);
    }
    if (last >= 0 && rounds.length <= last + 2) summarised(time);
    if (metadata === undefined && request['result'] !== undefined) sink.request(time);
    stored([request['response'], request['variableData']], time, sink);
  }
}

type Put = (text: string, by: 'input' | 'reply', at: number | null, path?: string) => void;

/** An answer, and what came of its calls. */
function readRound(round: JsonObject, at: number | null, results: JsonObject, put: Put): void {
  leaves([round['response'], objectIn(round, 'thinking')?.['text']], text => put(text, 'reply', at));
  for (const call of listIn(round, 'toolCalls')) {
    const given = textIn(call, 'arguments') ?? '';
    put(given, 'reply', at);
    const result = results[textIn(call, 'id') ?? ''];
    for (const content of listIn(result, 'content')) put(joined(content), 'input', at, pathOf(inputOf(given)));
  }
}

function modelOf(request: JsonObject, metadata: JsonObject | undefined): SessionFacts {
  const modelId = textIn(request, 'modelId');
  const provider = modelId?.includes('/') === true ? modelId.split('/')[0] : undefined;
  return { model: textIn(metadata, 'resolvedModel') ?? modelId, provider };
}

/** The text of a result: a value, or a tree with one leaf for each line, without which no key of several lines is seen. */
function joined(content: unknown): string {
  const value = isObject(content) ? content['value'] : content;
  if (typeof value === 'string') return value;
  let text = '';
  const walk = (node: unknown, depth: number): void => {
    if (!isObject(node) || depth > 100) return;
    const own = textIn(node, 'text');
    if (own !== undefined)
      text += node['lineBreakBefore'] === true && text !== '' && !text.endsWith('\n') ? `\n${own}` : own;
    for (const child of listIn(node, 'children')) walk(child, depth + 1);
  };
  walk(objectIn(value, 'node'), 0);
  if (text === '') leaves(value, each => (text += `${each}\n`));
  return text;
}

/** The folder that `workspace.json` names. */
function folderOf(text: string | null): string | undefined {
  const meta = parseJson(text ?? '');
  const address = textIn(meta, 'folder') ?? textIn(meta, 'workspace');
  const path = address === undefined ? undefined : /^[\w.+-]+:\/\/[^/]*(\/.*)$/.exec(address)?.[1];
  if (path === undefined) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Spans that Copilot writes when its exporter is on: each `chat` span holds a request whole. */
const traces: DatabaseMapper = ({ database, named }, sink, _beside, onDamage) => {
  const [spans, attributes] = [named('spans'), named('span_attributes')];
  if (spans === undefined || attributes === undefined) return;
  const requests = new Map<
    string,
    { readonly session: string; readonly time: number | null; readonly model: string | undefined }
  >();
  for (const { values } of database.rows(spans.root, onDamage)) {
    const of = columnsOf(spans, values);
    const [id, time] = [textOf(of('span_id')), of('start_time_ms')];
    if (id === undefined || of('operation_name') !== 'chat') continue;
    const session = textOf(of('chat_session_id')) ?? textOf(of('conversation_id')) ?? '';
    requests.set(id, { session, time: typeof time === 'number' ? time : null, model: textOf(of('request_model')) });
  }
  let open: string | null = null;
  const counted = new Set<string>();
  const close = (): void => {
    const request = open === null || counted.has(open) ? undefined : requests.get(open);
    if (request !== undefined) sink.request(request.time);
    if (open !== null) counted.add(open);
    open = null;
  };
  for (const { values } of database.rows(attributes.root, onDamage)) {
    const of = columnsOf(attributes, values);
    const [id, key, value] = [textOf(of('span_id')), textOf(of('key')), textOf(of('value'))];
    const request = id === undefined ? undefined : requests.get(id);
    if (id === undefined || request === undefined || value === undefined || !inRequest.has(key)) continue;
    if (open !== id) {
      close();
      open = id;
      // Title and summary requests name no session.
      sink.session(request.session, { model: request.model, provider: 'copilot' }, request.session === '' ? id : '');
      sink.compacted();
    }
    const at = request.time;
    leaves(inputOf(value) ?? value, text =>
      sink.text(text, { status: 'sent', by: 'input', certainty: 'exact', time: at }),
    );
  }
  close();
};

const inRequest: ReadonlySet<string | undefined> = new Set([
  'gen_ai.input.messages',
  'gen_ai.system_instructions',
  'gen_ai.tool.definitions',
]);

const measured = {
  ref: 'Measured: records of VS Code 1.139.1 and Copilot Chat 0.67.0 compared with their captured requests',
  date: '2026-11-28',
  version: '0.67.0',
};
const common = { assistant: 'copilot', surface: 'editor', source: measured } as const;
const chats = editorFolders.flatMap(folder => [
  `${folder}/workspaceStorage/*/chatSessions/*`,
  `${folder}/globalStorage/emptyWindowChatSessions/*`,
  `${folder}/globalStorage/transferredChatSessions/*`,
]);

export const copilotTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'copilot.chats',
      paths: chats.map(folder => `${folder}.jsonl`),
      reading: { format: 'operations', map: chatDocument },
    },
    {
      ...common,
      id: 'copilot.chatDocuments',
      paths: chats.map(folder => `${folder}.json`),
      reading: { format: 'document', map: chatDocument },
    },
    {
      ...common,
      id: 'copilot.traces',
      paths: editorFolders.map(folder => `${folder}/globalStorage/github.copilot-chat/agent-traces.db`),
      reading: { format: 'database', map: traces },
    },
    {
      ...common,
      id: 'copilot.jetBrains',
      paths: ['~/.copilot/jb/*/partition-*.jsonl'],
      reading: { format: 'records', map: jetBrainsEvents },
      source: {
        ref: 'rajbos/ai-engineering-fluency@97d6dda2 docs/logFilesSchema/jetbrains-session-schema.json, and other public readers',
        date: '2026-11-30',
      },
    },
    {
      // A store of objects in Java's form, of which each message stands several times in bytes.
      ...common,
      id: 'copilot.jetBrainsStores',
      paths: ['~/.config', '~/AppData/Local'].map(base => `${base}/github-copilot/*/*/*/copilot-*-nitrite.db`),
      reading: { format: 'closed', reason: 'unknown-kind' },
      source: { ref: 'getagentseal/codeburn@02db4dc2 docs/providers/copilot.md', date: '2026-11-30' },
    },
  ],
  hosts: { copilot: 'api.githubcopilot.com' },
  edges: [message('history.edge.copilot')],
};

import { isObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, pathOf, timeOf } from '../../history/records/leaves.ts';
import { inputOf, stored } from '../../history/records/messages.ts';
import { columnsOf, textOf } from '../../history/records/openCodeTables.ts';
import { jetBrainsEvents } from './jetBrains.ts';
import { editorFolders } from '../storedBuild.ts';
import type { DatabaseMapper, DocumentMapper, HistorySink, Transcripts } from '../../history/types.ts';

/**
 * A chat of VS Code. What was sent stands in `result.metadata`, which is written when the turn ends: `renderedUserMessage`,
 * then rounds of calls and their results, one request each. A turn that did not end leaves its prompt only.
 */
const chatDocument: DocumentMapper = (document, sink, beside) => {
  if (!isObject(document)) return sink.unknown(document);
  const id = textIn(document, 'sessionId') ?? '';
  sink.session(id, { cwd: folderOf(beside.read('../workspace.json')) });
  const [first] = listIn(document, 'requests');
  if (textIn(document, 'customTitle') !== undefined) titled(first, id, sink);
  for (const request of listIn(document, 'requests')) turn(request, id, sink);
};

/** The model was asked for the title of a chat that has one, with its first prompt as it was typed. */
function titled(first: unknown, id: string, sink: HistorySink): void {
  const text = textIn(objectIn(first, 'message'), 'text');
  if (text === undefined) return;
  const time = isObject(first) ? timeOf(first['timestamp']) : null;
  sink.session(id, {}, 'title');
  sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', time });
  sink.request(time);
}

function turn(request: unknown, id: string, sink: HistorySink): void {
  if (!isObject(request)) return sink.unknown(request);
  const time = timeOf(request['timestamp']);
  const metadata = objectIn(request, 'result', 'metadata');
  const modelId = textIn(request, 'modelId');
  sink.session(id, {
    model: textIn(metadata, 'resolvedModel') ?? modelId,
    provider: modelId?.includes('/') === true ? modelId.split('/')[0] : undefined,
  });
  const put = (text: string, by: 'input' | 'reply', at: number | null, path?: string): void =>
    sink.text(text, { status: 'sent', by, certainty: 'exact', time: at, path });
  const rendered = listIn(metadata, 'renderedUserMessage');
  const summary = textIn(objectIn(metadata, 'summary'), 'text');
  if (summary !== undefined) {
    sink.compacted();
    put(summary, 'input', time);
  }
  for (const part of [...listIn(metadata, 'renderedGlobalContext'), ...rendered])
    leaves(isObject(part) ? part['text'] : part, text => put(text, 'input', time));
  if (rendered.length === 0) leaves(objectIn(request, 'message')?.['text'], text => put(text, 'input', time));
  const results = objectIn(metadata, 'toolCallResults') ?? {};
  for (const round of listIn(metadata, 'toolCallRounds')) {
    if (!isObject(round)) continue;
    const at = timeOf(round['timestamp']) ?? time;
    sink.request(at);
    leaves([round['response'], objectIn(round, 'thinking')?.['text']], text => put(text, 'reply', at));
    for (const call of listIn(round, 'toolCalls')) {
      const given = textIn(call, 'arguments') ?? '';
      put(given, 'reply', at);
      const result = results[textIn(call, 'id') ?? ''];
      for (const content of listIn(result, 'content')) put(joined(content), 'input', at, pathOf(inputOf(given)));
    }
  }
  if (metadata === undefined && request['result'] !== undefined) sink.request(time);
  stored([request['response'], request['variableData']], time, sink);
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

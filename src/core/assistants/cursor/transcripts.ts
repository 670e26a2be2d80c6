import { isObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, pathOf, timeOf } from '../../history/records/leaves.ts';
import { inputOf, stored, ToolPaths, anthropicContent } from '../../history/records/messages.ts';
import { columnsOf, textOf } from '../../history/records/openCodeTables.ts';
import type { DatabaseMapper, HistorySink, RecordMapper, Transcripts } from '../../history/types.ts';

/**
 * Chats of the editor. Cursor makes the prompt on its server from what the client uploads: what stands here is a lower bound
 * of what left. `ItemTable` of the same file holds tokens and is never read.
 */
const bubbles: DatabaseMapper = (tables, sink, beside, onDamage) => {
  headers(tables, sink, beside, onDamage);
  const { database, named } = tables;
  const table = named('cursorDiskKV');
  if (table === undefined) return;
  for (const { values } of database.rows(table.root, onDamage)) {
    const of = columnsOf(table, values);
    const [key, value] = [of('key'), of('value')];
    if (typeof key !== 'string') continue;
    const [kind, session] = key.split(':');
    if (session === undefined || (kind !== 'composerData' && kind !== 'bubbleId' && kind !== 'messageRequestContext'))
      continue;
    const data = parseJson(
      typeof value === 'string' ? value : value instanceof Uint8Array ? (beside.unpack(value, 'none') ?? '') : '',
    );
    if (kind === 'composerData') composer(data, session, sink);
    else if (kind === 'bubbleId') bubble(data, session, sink);
    else {
      sink.session(session);
      leaves(data, text => sink.text(text, { status: 'sent', by: 'input', certainty: 'estimated' }));
    }
  }
};

/** Since 3.16 what is known of a chat as a whole stands in a table of its own. */
const headers: DatabaseMapper = ({ database, named }, sink, _beside, onDamage) => {
  const table = named('composerHeaders');
  if (table === undefined) return;
  for (const { values } of database.rows(table.root, onDamage)) {
    const of = columnsOf(table, values);
    const [id, value] = [textOf(of('composerId')), parseJson(textOf(of('value')) ?? '')];
    if (id === undefined) continue;
    sink.session(id, {
      cwd: textIn(objectIn(value, 'workspaceIdentifier', 'uri'), 'fsPath'),
      from: timeOf(of('createdAt')) ?? undefined,
      to: timeOf(of('lastUpdatedAt')) ?? undefined,
    });
  }
};

function composer(data: unknown, session: string, sink: HistorySink): void {
  const model = textIn(objectIn(data, 'modelConfig'), 'modelName');
  sink.session(session, {
    cwd: textIn(objectIn(data, 'workspaceIdentifier', 'uri'), 'fsPath'),
    model: model === 'default' ? undefined : model,
    from: timeOf(isObject(data) ? data['createdAt'] : null) ?? undefined,
    to: timeOf(isObject(data) ? data['lastUpdatedAt'] : null) ?? undefined,
  });
  // Before 2025 or so the bubbles stood in the composer itself (public readers of both forms, read 2026-11).
  for (const each of listIn(data, 'conversation')) bubble(each, session, sink);
}

function bubble(data: unknown, session: string, sink: HistorySink): void {
  if (!isObject(data)) return;
  sink.session(session, { provider: 'cursor', model: textIn(objectIn(data, 'modelInfo'), 'modelName') });
  const time = timeOf(data['createdAt']);
  const facts = { status: 'sent', certainty: 'documented', time } as const;
  const isPrompt = data['type'] === 1;
  if (!isPrompt) sink.request(time);
  const text = textIn(data, 'text');
  if (text !== undefined && text !== '') sink.text(text, { ...facts, by: isPrompt ? 'input' : 'reply' });
  const context = objectIn(data, 'context');
  leaves([context?.['selections'], context?.['terminalSelections'], data['attachedCodeChunks']], each =>
    sink.text(each, { ...facts, by: 'input' }),
  );
  const tool = objectIn(data, 'toolFormerData');
  // Newer versions leave the first of them empty.
  const given = [textIn(tool, 'rawArgs'), textIn(tool, 'params')].find(each => each !== undefined && each !== '') ?? '';
  if (given !== '') sink.text(given, { ...facts, by: 'reply' });
  const result = textIn(tool, 'result');
  if (result === undefined) return;
  leaves(inputOf(result) ?? result, each => sink.text(each, { ...facts, by: 'input', path: pathOf(inputOf(given)) }));
}

/** What hooks and the agent's window keep: `{role, message: {content}}`, without times and mostly without results. */
const transcriptRecords: RecordMapper = (sink, beside) => {
  const paths = new ToolPaths();
  const session = (beside.path.split('/').at(-1) ?? '').replace(/\.jsonl$/, '');
  return {
    record: value => {
      sink.session(session, { provider: 'cursor', to: beside.modified });
      const role = textIn(value, 'role');
      if (role !== 'user' && role !== 'assistant') return sink.unknown(value);
      if (role === 'assistant') sink.request(null);
      const content = listIn(objectIn(value, 'message'), 'content');
      anthropicContent(
        content,
        role === 'user' ? 'input' : 'reply',
        { certainty: 'documented', time: null },
        sink,
        paths,
      );
    },
    state: () => ({}),
  };
};

/** Blobs of the command line's chats: those that are JSON are messages. */
const chatBlobs: DatabaseMapper = ({ database, named }, sink, beside, onDamage) => {
  const table = named('blobs');
  if (table === undefined) return;
  sink.session(beside.path.split('/').at(-2) ?? '', { provider: 'cursor', to: beside.modified });
  for (const { values } of database.rows(table.root, onDamage)) {
    const data = columnsOf(table, values)('data');
    const held =
      data instanceof Uint8Array && data[0] === 0x7b ? parseJson(beside.unpack(data, 'none') ?? '') : undefined;
    const role = textIn(held, 'role');
    if (!isObject(held) || role === undefined) continue;
    if (role === 'assistant') sink.request(null);
    leaves(held['content'], text =>
      sink.text(text, { status: 'sent', by: role === 'assistant' ? 'reply' : 'input', certainty: 'documented' }),
    );
    stored(held['providerOptions'], null, sink);
  }
};

const folders = ['~/.config/Cursor/User', '~/Library/Application Support/Cursor/User', '~/AppData/Roaming/Cursor/User'];

export const cursorTranscripts: Transcripts = {
  stores: [
    {
      id: 'cursor.chats',
      assistant: 'cursor',
      surface: 'editor',
      paths: folders.map(folder => `${folder}/globalStorage/state.vscdb`),
      reading: { format: 'database', map: bubbles },
      source: {
        ref: 'getagentseal/codeburn@059e040e docs/providers/cursor.md, skillsynchq/txcript@ce102ad3 docs/formats/cursor-desktop.md',
        date: '2026-11-30',
      },
    },
    {
      id: 'cursor.transcripts',
      assistant: 'cursor',
      surface: 'editor',
      paths: [
        '~/.cursor/projects/*/agent-transcripts/*.jsonl',
        '~/.cursor/projects/*/agent-transcripts/*/*.jsonl',
        '~/.cursor/projects/*/agent-transcripts/*/subagents/*.jsonl',
      ],
      reading: { format: 'records', map: transcriptRecords },
      source: { ref: 'kenn-io/agentsview@53860074 internal/parser/cursor.go', date: '2026-11-30' },
    },
    {
      id: 'cursor.cli',
      assistant: 'cursor',
      surface: 'cli',
      paths: ['~/.cursor/chats/*/*/store.db'],
      reading: { format: 'database', map: chatBlobs },
      source: { ref: 'skillsynchq/txcript@6ce1fab0 docs/formats/cursor.md', date: '2026-11-30' },
    },
  ],
  hosts: { cursor: 'api2.cursor.sh' },
  edges: [message('history.edge.cursor')],
};

import { isObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves } from '../../history/records/leaves.ts';
import { stored, ToolPaths, anthropicContent } from '../../history/records/messages.ts';
import { columnsOf } from '../../history/records/openCodeTables.ts';
import { bubbles } from './bubbles.ts';
import type { DatabaseMapper, RecordMapper, Transcripts } from '../../history/types.ts';

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

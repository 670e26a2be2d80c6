import { listIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { ToolPaths, anthropicContent } from '../../history/records/messages.ts';
import { bubbles } from './bubbles.ts';
import { chatBlobs } from './promptBlobs.ts';
import { workspaceChats } from './workspaceChats.ts';
import type { RecordMapper, TextMapper, Transcripts } from '../../history/types.ts';

/** Reads what hooks and the agent's window store: `{role, message: {content}}`, without times and mostly without results. */
const transcriptRecords: RecordMapper = (sink, beside) => {
  const paths = new ToolPaths(sink.calledPaths);
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

/** The line before each message in a transcript from before about 2026; it says whose message follows. */
const roleLine = /^(user|assistant):\s*$/;
/** The line before a part of an answer that is not its text. */
const partLine = /^\s*\[(?:Thinking|Tool call|Tool result)\]/;

/** Reads a transcript in text form: results of tools are mentioned there, and mostly left out. */
const transcriptText: TextMapper = (text, sink, beside) => {
  sink.session((beside.path.split('/').at(-1) ?? '').replace(/\.txt$/, ''), {
    provider: 'cursor',
    to: beside.modified,
  });
  const said: string[] = [];
  let [by, isAfterResult]: ['input' | 'reply', boolean] = ['input', false];
  const flush = (): void => {
    const whole = said.splice(0).join('\n').trim();
    if (whole !== '') sink.text(whole, { status: 'sent', by, certainty: 'documented' });
  };
  for (const line of text.split(/\r?\n/)) {
    const role = roleLine.exec(line)?.[1];
    const part = role === undefined ? partLine.exec(line)?.[0] : undefined;
    if (role === undefined && part === undefined) {
      // A line at the left margin continues the answer.
      if (isAfterResult && /^\S/.test(line)) {
        flush();
        [by, isAfterResult] = ['reply', false];
        sink.request(null);
      }
      said.push(line);
      continue;
    }
    flush();
    isAfterResult = part?.includes('Tool result') === true;
    by = role === 'user' || isAfterResult ? 'input' : 'reply';
    if (role === 'assistant') sink.request(null);
    if (part !== undefined) said.push(line.slice(part.length));
  }
  flush();
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
        ref: 'getagentseal/codeburn@059e040e docs/providers/cursor.md, skillsynchq/txcript@ce102ad3 docs/formats/cursor-desktop.md; other public readers for the states of agents and their blobs',
        date: '2026-11-30',
      },
    },
    {
      id: 'cursor.workspaceChats',
      assistant: 'cursor',
      surface: 'editor',
      paths: folders.map(folder => `${folder}/workspaceStorage/*/state.vscdb`),
      reading: { format: 'database', map: workspaceChats },
      source: { ref: 'Public readers of chats of before 2025', date: '2026-12-01' },
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
      id: 'cursor.transcriptTexts',
      assistant: 'cursor',
      surface: 'editor',
      paths: ['~/.cursor/projects/*/agent-transcripts/*.txt', '~/.cursor/projects/*/agent-transcripts/*/*.txt'],
      reading: { format: 'text', map: transcriptText },
      source: { ref: 'kenn-io/agentsview@53860074 internal/parser/cursor.go', date: '2026-12-01' },
    },
    {
      id: 'cursor.cli',
      assistant: 'cursor',
      surface: 'cli',
      paths: ['~/.cursor/chats/*/*/store.db'],
      reading: { format: 'database', map: chatBlobs },
      source: {
        ref: 'skillsynchq/txcript@6ce1fab0 docs/formats/cursor.md; other public readers for agent.v1.ConversationStateStructure',
        date: '2026-11-30',
      },
    },
  ],
  hosts: { cursor: 'api2.cursor.sh' },
  edges: [message('history.edge.cursor')],
};

import { isObject, listIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { promptList, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, Transcripts } from '../../history/types.ts';

const folders = ['~/.gemini/antigravity', '~/.gemini/antigravity-cli'];
const source = {
  ref: 'kenn-io/agentsview@64956c4a internal/parser/antigravity_brain_transcript.go, @8750c01a antigravity_cli.go',
  date: '2026-12-01',
};
const common = { assistant: 'antigravity', surface: 'app', source } as const;

/**
 * Reads the text copy of a conversation, one line per step: `brain/<conversation>/.system_generated/logs/transcript.jsonl`. The
 * model's plans are answers, everything else is input; it is unknown how much of it requests contained.
 */
const transcript: RecordMapper = (sink, { path }) => {
  const id = path.split('/').at(-4) ?? '';
  /** The calls of the previous step. */
  const paths = new ToolPaths(sink.calledPaths);
  return {
    record: value => {
      sink.session(id);
      if (!isObject(value) || (value['source'] === undefined && value['type'] === undefined))
        return sink.unknown(value);
      const time = timeOf(value['created_at']);
      const isReply = value['type'] === 'PLANNER_RESPONSE';
      const called = paths.resultOf(id);
      if (isReply) sink.request(time);
      const facts = { status: 'sent', certainty: 'estimated', by: isReply ? 'reply' : 'input', time } as const;
      leaves([value['content'], value['thinking']], text =>
        sink.text(text, { ...facts, path: isReply ? undefined : called }),
      );
      const calls = listIn(value, 'tool_calls').map(call => (isObject(call) ? call['args'] : undefined));
      leaves(calls, text => sink.text(text, { ...facts, by: 'reply' }));
      if (calls.length === 1) paths.called(id, calls[0]);
    },
    state: () => ({}),
  };
};

export const antigravityTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'antigravity.transcripts',
      paths: folders.map(folder => `${folder}/brain/*/.system_generated/logs/transcript.jsonl`),
      reading: { format: 'records', map: transcript },
    },
    {
      ...common,
      id: 'antigravity.encrypted',
      paths: [...folders.map(folder => `${folder}/conversations/*.pb`), '~/.gemini/antigravity-cli/implicit/*.pb'],
      reading: { format: 'closed', reason: 'encrypted' },
    },
    {
      // Steps in an unpublished form of Google's.
      ...common,
      id: 'antigravity.databases',
      paths: folders.map(folder => `${folder}/conversations/*.db`),
      reading: { format: 'closed', reason: 'unknown-kind' },
    },
    {
      ...common,
      id: 'antigravity.prompts',
      surface: 'cli',
      paths: ['~/.gemini/antigravity-cli/history.jsonl'],
      reading: {
        format: 'records',
        map: promptList(record => ({ session: textIn(record, 'conversationId'), time: record['timestamp'] })),
      },
    },
  ],
  hosts: {},
  edges: [message('history.edge.antigravity')],
};

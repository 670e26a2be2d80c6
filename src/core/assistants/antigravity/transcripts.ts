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
 * The text copy of a conversation, a line for each step: `brain/<conversation>/.system_generated/logs/transcript.jsonl`. What the
 * model plans is an answer, and all else was put in; how much of it requests contained is not known.
 */
const transcript: RecordMapper = (sink, { path }) => {
  const id = path.split('/').at(-4) ?? '';
  /** Of the step before it. */
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
      // Steps in a form of Google's that is not published.
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

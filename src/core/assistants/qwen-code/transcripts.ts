import { isObject, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { googleParts, stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, Transcripts } from '../../history/types.ts';

/** One record; `functionResponse` is what was sent, `toolCallResult.resultDisplay` is longer and for people. */
const chatRecords: RecordMapper = (sink, beside) => {
  const paths = new ToolPaths();
  // subagents/<session>/agent-….jsonl
  const lane = beside.path.includes('/subagents/') ? (beside.path.split('/').at(-1) ?? '') : '';

  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    const time = timeOf(value['timestamp']);
    const { type } = value;
    const id = textIn(value, 'sessionId');
    const where = { cwd: textIn(value, 'cwd'), model: textIn(value, 'model') };
    if (id !== undefined) sink.session(id, where, lane);
    const parts = objectIn(value, 'message')?.['parts'];
    const facts = { certainty: 'measured', time } as const;
    if (type === 'user') googleParts(parts, 'input', facts, sink, paths);
    else if (type === 'assistant') {
      sink.request(time);
      googleParts(parts, 'reply', facts, sink, paths);
    } else if (type === 'tool_result') {
      googleParts(parts, 'input', facts, sink, paths);
      stored(value['toolCallResult'], time, sink);
    } else if (type === 'system' && value['subtype'] === 'chat_compression') {
      sink.compacted();
      leaves(value['systemPayload'], text => sink.text(text, { status: 'sent', by: 'input', ...facts }));
    } else if (type === 'system') stored(value['systemPayload'], time, sink);
    else sink.unknown(value);
  };
  return { record, state: () => ({}) };
};

const measured = {
  ref: 'Measured: records of 0.24.4 compared with their captured requests',
  date: '2026-11-28',
  version: '0.24.4',
};

export const qwenCodeTranscripts: Transcripts = {
  stores: [
    {
      id: 'qwen-code.chats',
      assistant: 'qwen-code',
      surface: 'cli',
      paths: ['~/.qwen/projects/*/chats/*.jsonl', '~/.qwen/projects/*/subagents/*/*.jsonl'],
      reading: { format: 'records', map: chatRecords },
      source: measured,
    },
    {
      id: 'qwen-code.spill',
      assistant: 'qwen-code',
      surface: 'cli',
      paths: ['~/.qwen/tmp/*/run_shell_command_*.output'],
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
      source: measured,
    },
  ],
  hosts: {},
  edges: [message('history.edge.qwenCode')],
};

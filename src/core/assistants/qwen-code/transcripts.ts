import { isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { googleParts, stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, Transcripts } from '../../history/types.ts';
import { chatDocument } from '../gemini-cli/chats.ts';

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
    // A fork repeats the records of its parent, and says so.
    const origin = textIn(objectIn(value, 'forkedFrom'), 'sessionId');
    if (origin !== undefined) sink.facts({ root: origin, ownOnly: 1 });
    const parts = objectIn(value, 'message')?.['parts'];
    const facts = { certainty: 'measured', time } as const;
    if (type === 'user') googleParts(parts, 'input', facts, sink, paths);
    else if (type === 'assistant') {
      // An answer that begins with nothing has two records (a helper of 0.24.4, measured).
      if (origin === undefined && listIn(objectIn(value, 'message'), 'parts').length > 0) sink.request(time);
      googleParts(parts, 'reply', facts, sink, paths);
    } else if (type === 'tool_result') {
      googleParts(parts, 'input', facts, sink, paths);
      stored(value['toolCallResult'], time, sink);
    } else if (type === 'system') system(value, time, origin !== undefined);
    else sink.unknown(value);
  };

  const system = (value: JsonObject, time: number | null, isCopy: boolean): void => {
    const payload = value['systemPayload'];
    if (value['subtype'] === 'chat_compression') {
      sink.compacted();
      leaves(payload, text => sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', time }));
      return;
    }
    const event = objectIn(payload, 'uiEvent');
    if (!isCopy && (isOfMemory(event) || hasFailed(event))) sink.request(time);
    stored(payload, time, sink);
  };

  return { record, state: () => ({}) };
};

/**
 * Whether what is told of an answer is told of that to the helper which, after a turn, looks for something to remember: it is
 * sent the whole conversation, and has no records of its own.
 */
function isOfMemory(event: JsonObject | undefined): boolean {
  const isAnswer = event?.['event.name'] === 'qwen-code.api_response';
  return isAnswer && textIn(event, 'prompt_id')?.includes('#managed-auto-memory-extractor-') === true;
}

/** Whether a request went out and failed: it was answered, or broken off. */
function hasFailed(event: JsonObject | undefined): boolean {
  if (event?.['event.name'] !== 'qwen-code.api_error') return false;
  return (
    numberIn(event, 'status_code') !== undefined || /UND_ERR_SOCKET|ECONNRESET/.test(textIn(event, 'error_type') ?? '')
  );
}

const measured = {
  ref: 'Measured: records of 0.5.2, 0.12.0, 0.15.10, 0.21.10 and 0.24.4 compared with their captured requests, also resumed and forked',
  date: '2026-11-30',
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
      // Results of tools, and answers that only call one, are in none of them.
      id: 'qwen-code.documents',
      assistant: 'qwen-code',
      surface: 'cli',
      paths: ['~/.qwen/tmp/*/chats/session-*.json'],
      reading: { format: 'document', map: chatDocument },
      source: {
        ref: 'Measured: records of 0.1.4 compared with their captured requests',
        date: '2026-11-30',
        version: '0.1.4',
      },
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

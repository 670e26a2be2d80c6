import { asList, isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { googleParts, stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, Transcripts } from '../../history/types.ts';
import { chatDocument } from '../gemini-cli/chats.ts';
import { ChatWindow } from './window.ts';

/** Reads records; `functionResponse` is what was sent, `toolCallResult.resultDisplay` is longer and for people. */
const chatRecords: RecordMapper = (sink, beside, saved) => {
  const paths = new ToolPaths(sink.calledPaths);
  const window = new ChatWindow(saved);
  /** Whether the history was just thinned out without asking a model. */
  let isFast = saved?.['fast'] === true;
  // subagents/<session>/agent-….jsonl
  const lane = beside.path.includes('/subagents/') ? (beside.path.split('/').at(-1) ?? '') : '';

  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    const time = timeOf(value['timestamp']);
    const { type } = value;
    const id = textIn(value, 'sessionId');
    const where = { cwd: textIn(value, 'cwd'), model: textIn(value, 'model') };
    // Speech in a call is sent to a model of its own, and with no request of the chat (read in 0.24.4).
    const isSpoken = value['subtype'] === 'realtime_message';
    if (id !== undefined) sink.session(id, where, isSpoken ? 'realtime' : lane);
    // A fork repeats the records of its parent and marks them.
    const origin = textIn(objectIn(value, 'forkedFrom'), 'sessionId');
    if (origin !== undefined) sink.facts({ root: origin, ownOnly: 1 });
    const parts = objectIn(value, 'message')?.['parts'];
    const named = short(value, 'uuid');
    const facts = { certainty: 'measured', time, message: named } as const;
    const put = (kind: 'answer' | 'prompt' | 'result'): void => {
      if (!isSpoken) window.add({ id: named, parent: short(value, 'parentUuid'), kind });
      googleParts(parts, kind === 'answer' ? 'reply' : 'input', facts, sink, paths);
    };
    if (type === 'user') put('prompt');
    else if (type === 'assistant') {
      // An answer that begins empty has two records (a helper of 0.24.4, measured).
      if (origin === undefined && listIn(objectIn(value, 'message'), 'parts').length > 0) sink.request(time);
      put('answer');
    } else if (type === 'tool_result') {
      put('result');
      stored(value['toolCallResult'], time, sink);
    } else if (type === 'system') system(value, { time, message: named }, origin !== undefined);
    else sink.unknown(value);
  };

  const system = (value: JsonObject, named: Named, isCopy: boolean): void => {
    const { subtype, systemPayload: payload } = value;
    const { time } = named;
    const put = (held: unknown): void =>
      leaves(held, text => sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', ...named }));
    if (subtype === 'chat_compression') {
      const history = isObject(payload) ? payload['compressedHistory'] : undefined;
      summarised(history, named, isCopy);
      put(history ?? payload);
    } else if (subtype === 'rewind') {
      if (window.rewind(short(value, 'parentUuid'))) sink.window(window.names());
      stored(payload, time, sink);
    } else if (subtype === 'omni_recall') put(payload);
    else {
      if (subtype === 'slash_command') isFast = textIn(payload, 'rawCommand')?.startsWith('/compress-fast') === true;
      const event = objectIn(payload, 'uiEvent');
      if (!isCopy && (isOfMemory(event) || hasFailed(event))) sink.request(time);
      stored(payload, time, sink);
    }
  };

  /**
   * Counts the request for a summary of everything before, which has no other record. It does not contain the user's last prompt,
   * but does contain tool results (read in 0.24.4; in 0.12.0 it contained neither); both are sent after it.
   */
  const summarised = (history: unknown, { time, message }: Named, isCopy: boolean): void => {
    const waiting = window.waiting();
    const isHeldBack = waiting.some(({ kind }) => kind === 'prompt') && !waiting.some(({ kind }) => kind === 'result');
    const held = new Set(waiting.map(({ id }) => id));
    if (isHeldBack) sink.window(new Set([...window.names()].filter(id => !held.has(id))));
    if (!isCopy && !isFast && !isThinned(history)) sink.request(time);
    isFast = false;
    window.summarise(message);
    sink.window(window.names());
  };

  return { record, state: () => ({ said: window.state(), fast: isFast }) };
};

/** Returns the part of an id that distinguishes records of one chat. */
function short(value: JsonObject, key: string): string {
  return (textIn(value, key) ?? '').slice(0, 12);
}

interface Named {
  readonly time: number | null;
  readonly message: string;
}

/** Whether old results were emptied, for which no model is asked (microcompact.ts of QwenLM/qwen-code, read 2026-11). */
function isThinned(history: unknown): boolean {
  const parts = asList(history).flatMap(each => listIn(each, 'parts'));
  return parts.some(
    part => objectIn(part, 'functionResponse', 'response')?.['output'] === '[Old tool result content cleared]',
  );
}

/**
 * Whether an event reports an answer to the helper that looks for things to remember after a turn: it is sent the whole
 * conversation, and has no records of its own.
 */
function isOfMemory(event: JsonObject | undefined): boolean {
  const isAnswer = event?.['event.name'] === 'qwen-code.api_response';
  return isAnswer && textIn(event, 'prompt_id')?.includes('#managed-auto-memory-extractor-') === true;
}

/** Whether a request was sent and failed: it was answered, or the connection broke. */
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
      // These files contain no tool results, and no answers that only call a tool.
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

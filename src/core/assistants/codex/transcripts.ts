import { byteLength } from '../../byteLength.ts';
import { isObject, type JsonObject, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { contentTexts, leaves, readByCommand, timeOf } from '../../history/records/leaves.ts';
import { withoutMiddle } from '../../history/records/cut.ts';
import { inputOf, promptList, stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, Transcripts } from '../../history/types.ts';
import { Asking } from './asking.ts';
import { compactionOf } from './compaction.ts';
import { isSaid, Turns } from './turns.ts';

const silent: ReadonlySet<unknown> = new Set([
  ...['ghost_snapshot', 'state', 'inter_agent_communication_metadata', 'security_risk_score'],
]);
/** Snapshots of git, and items that only the provider can read. */
const silentItems: ReadonlySet<unknown> = new Set([
  'ghost_snapshot',
  'compaction',
  'compaction_summary',
  'image_generation_call',
]);
/** Events at the beginning or the end of a turn. */
const ends: ReadonlySet<unknown> = new Set(['task_started', 'task_complete', 'turn_aborted']);
const silentEvents: ReadonlySet<unknown> = new Set(['token_count', 'thread_rolled_back']);
/** Kinds of items: parts of an answer, calls among them, and results of calls. */
const replies: ReadonlySet<unknown> = new Set([
  ...['reasoning', 'function_call', 'custom_tool_call', 'local_shell_call', 'web_search_call', 'tool_search_call'],
]);
const calls: ReadonlySet<unknown> = new Set(['function_call', 'custom_tool_call', 'local_shell_call']);
const results: ReadonlySet<unknown> = new Set([
  ...['function_call_output', 'custom_tool_call_output', 'local_shell_call_output', 'tool_search_output'],
]);

/** Passes the texts of an item to `put`. */
type Read = (payload: JsonObject, time: number | null, put: (text: string) => void) => void;

/**
 * Reads the lines of a rollout. `response_item` lines are the items of the requests in order; `event_msg` lines repeat them for
 * people, longer than they were sent.
 */
const rolloutRecords: RecordMapper = (sink, _beside, saved) => {
  const paths = new ToolPaths(sink.calledPaths);
  let session = typeof saved?.['session'] === 'string' ? saved['session'] : '';
  let version = textIn(saved, 'version');
  /** Whether an answer is being recorded whose request was already counted. */
  let isAnswering = saved?.['answering'] === true;
  let hasUsage = saved?.['usage'] === true;
  /** Whether the previous line was the result of a call. */
  let isAfterResult = saved?.['result'] === true;
  let sentBytes = numberIn(saved, 'sentBytes') ?? null;
  /** Whether a request was begun that has no answer yet. */
  let isTried = saved?.['tried'] === true;
  const turns = new Turns(saved?.['turns']);
  const asking = new Asking(saved?.['asking']);

  const answer = (time: number | null): void => {
    isTried = false;
    if (isAnswering) return;
    isAnswering = true;
    sink.request(time);
  };

  const call: Read = (payload, _time, put) => {
    const given = textIn(payload, 'arguments') ?? textIn(payload, 'input');
    paths.called(payload['call_id'], calledWith(given ?? payload['action']));
    leaves([given, payload['action']], put);
  };

  const resulted: Read = (payload, time) => {
    const path = paths.resultOf(payload['call_id']);
    contentTexts(payload['output'], text => result(text, time, path));
  };

  const searched: Read = (payload, _time, put) => leaves(payload['action'], put);

  /** Reads a result. Some versions record it in full and cut it each time it is sent; others record it as cut. */
  const result = (text: string, time: number | null, path: string | undefined): void => {
    for (const { text: part, isSent } of sentBytes === null ? [{ text, isSent: true }] : withoutMiddle(text, sentBytes))
      for (const each of outputParts(part))
        sink.text(each, {
          ...{ status: isSent ? 'sent' : 'stored-only', by: 'input', certainty: 'exact', time, path },
          message: turns.name,
        });
  };

  /** Readers of the texts of an item, by its kind. */
  const readers: Readonly<Record<string, Read>> = {
    message: (payload, _time, put) => contentTexts(payload['content'], put),
    agent_message: (payload, _time, put) => contentTexts(payload['content'], put),
    ...{ function_call: call, custom_tool_call: call, local_shell_call: call },
    ...{ function_call_output: resulted, custom_tool_call_output: resulted },
    ...{ local_shell_call_output: resulted, tool_search_output: resulted },
    reasoning: (payload, _time, put) => leaves([payload['summary'], payload['content']], put),
    additional_tools: (payload, _time, put) => leaves(payload['tools'], put),
    ...{ web_search_call: searched, tool_search_call: searched },
  };

  const item = (payload: JsonObject, time: number | null): void => {
    const type = textIn(payload, 'type') ?? '';
    if (silentItems.has(type)) return;
    const isAgents = type === 'agent_message' || (type === 'message' && isFromAgent(payload));
    const isQuiet = asking.isQuiet(payload);
    const message = turns.read(payload, isAgents);
    const isReply = isAnswerItem(payload, type, isAgents);
    // Until 0.36.0, each call of an answer is recorded before its result: another answer has other lines in between.
    const isOneOfSeveral = isAfterResult && calls.has(type);
    isAfterResult = results.has(type);
    if (isReply && !isOneOfSeveral && !isQuiet) answer(time);
    else if (!hasUsage) isAnswering = false;
    const isAsked = isAgents || isSaid(payload) || isOwnResult(payload, type);
    if (isAsked && !isQuiet) sink.asked(time);
    const by = isReply ? 'reply' : 'input';
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
    if (read === undefined) sink.unknown(payload);
    else
      read(payload, time, text => {
        // A command run by the user causes no request.
        const waits = by === 'input' && (isQuiet || text.startsWith('<user_shell_command>'));
        sink.text(text, { status: 'sent', by, certainty: 'exact', time, message, waits });
      });
  };

  /** Reads the context of a turn. Before 0.144, each attempt has one: if the attempt before was not answered, its request failed. */
  const turn = (payload: JsonObject, time: number | null): void => {
    sink.session(session, { cwd: textIn(payload, 'cwd'), model: textIn(payload, 'model') });
    ended();
    sentBytes = bytesOf(objectIn(payload, 'truncation_policy'));
    if (isTried && !hasUsage) sink.request(time);
    isTried = true;
  };

  /** Ends a turn: a request without an answer by now failed or was canceled (0.171.0, measured). */
  const ended = (): void => {
    if (hasUsage) sink.unanswered();
  };

  const begin = (meta: JsonObject): void => {
    // A fork repeats its parent's first line after its own.
    if (session !== '') return;
    session = textIn(meta, 'id') ?? '';
    version = textIn(meta, 'cli_version');
    const base = textIn(objectIn(meta, 'history_base'), 'thread_id');
    sink.session(session, {
      cwd: textIn(meta, 'cwd'),
      provider: textIn(meta, 'model_provider'),
      // A fork begins with a copy of its parent.
      root: textIn(meta, 'forked_from_id') ?? session,
      // Since 0.171 or slightly before, a fork names the point in its parent's file after which it continues.
      base,
      ownOnly: base === undefined ? undefined : 1,
    });
    // Instruction files were included up to 0.63.0 or later.
    for (const text of [textIn(objectIn(meta, 'base_instructions'), 'text'), textIn(meta, 'instructions')])
      if (text !== undefined)
        sink.text(text, {
          ...{ status: 'sent', by: 'input', certainty: 'exact' },
          ...{ time: timeOf(meta['timestamp']), message: turns.name },
        });
  };

  /** Removes what a summary replaces; returns the summary's name. */
  const compact = (payload: JsonObject): string => {
    if (Array.isArray(payload['replacement_history'])) {
      sink.compacted();
      turns.begin();
      return turns.name;
    }
    const { kept, isSaid } = compactionOf(version);
    sink.window(turns.summarise(kept));
    return isSaid ? turns.said(byteLength(textIn(payload, 'message') ?? '')) : turns.name;
  };

  const lines: Readonly<Record<string, (payload: JsonObject, time: number | null) => void>> = {
    session_meta: begin,
    turn_context: turn,
    response_item: item,
    token_usage_record: (_payload, time) => {
      hasUsage = true;
      answer(time);
      isAnswering = false;
    },
    compacted: (payload, time) => {
      // The turn in which a summary is requested has no answer of its own.
      if (isTried && !hasUsage) sink.request(time);
      isTried = isAnswering = false;
      const name = compact(payload);
      leaves([payload['message'], payload['replacement_history']], text =>
        sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', time, message: name }),
      );
    },
    event_msg: (payload, time) => {
      asking.event(payload['type']);
      if (payload['type'] === 'thread_rolled_back') sink.window(turns.rollBack(numberIn(payload, 'num_turns') ?? 0));
      else if (ends.has(payload['type'])) ended();
      if (!silentEvents.has(payload['type'])) stored(payload, time, sink);
    },
    world_state: (payload, time) => stored(payload, time, sink),
    // Messages of another agent reach the model unchanged, or in a form that only the provider can read.
    inter_agent_communication: ({ content }, time) => {
      if (!hasUsage) isAnswering = false;
      const message = turns.read(null, true);
      leaves(content, text => sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', time, message }));
    },
    // Spoken text, recorded for people (codex-rs/history/src/lib.rs, read 2026-11).
    realtime_item: (payload, time) => stored(payload, time, sink),
  };

  /** Reads a line from before 2025-08, when each item was a line of its own, and the first line was the session. */
  const bare = (value: JsonObject): void => {
    if (typeof value['type'] === 'string') item(value, timeOf(value['timestamp']));
    else {
      isAfterResult = false;
      if (typeof value['id'] === 'string') begin(value);
      else if (value['record_type'] === undefined) sink.unknown(value);
    }
  };

  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    const payload = objectIn(value, 'payload');
    if (payload === undefined) return bare(value);
    const type = textIn(value, 'type') ?? '';
    if (type !== 'response_item') isAfterResult = false;
    const read = Object.hasOwn(lines, type) ? lines[type] : undefined;
    if (read !== undefined) read(payload, timeOf(value['timestamp']));
    else if (!silent.has(type)) sink.unknown(value);
  };

  return {
    record,
    state: () => ({
      ...{ session, version, sentBytes, answering: isAnswering },
      ...{ usage: hasUsage, result: isAfterResult, tried: isTried, turns: turns.state(), asking: asking.state() },
    }),
  };
};

/**
 * Returns how many bytes of a result are sent, if a turn states it: a fifth more than its limit, and four per token (0.106.0,
 * measured; openai/codex codex-rs/core/src/truncate.rs). Null if it does not.
 */
function bytesOf(policy: JsonObject | undefined): number | null {
  const limit = numberIn(policy, 'limit');
  if (limit === undefined) return null;
  return Math.floor(limit * 1.2) * (policy?.['mode'] === 'tokens' ? 4 : 1);
}

/** Whether an item is the result of a call that was not interrupted, for which the model is asked. */
function isOwnResult(payload: JsonObject, type: string): boolean {
  return results.has(type) && !isBrokenOff(payload['output']);
}

/**
 * Whether the user ended a turn while a command ran: that is recorded as its result, without a request
 * (codex-rs/core/src/tools/parallel.rs).
 */
function isBrokenOff(output: unknown): boolean {
  return typeof output === 'string' && /^(?:Wall time: [\d.]+ seconds\n)?aborted\b/.test(output);
}

/** Whether an item is part of an answer of the model. */
function isAnswerItem(payload: JsonObject, type: string, isAgents: boolean): boolean {
  return type === 'message' ? payload['role'] === 'assistant' && !isAgents : replies.has(type);
}

/** The end of what precedes a command's output, with a last line of its own. */
const outputMark = '\nOutput:\n';
const longestHead = 400;

/**
 * Splits what was sent of a command into facts about its run and its output, which an event repeats unchanged, so the output is
 * only searched once. With the tool that runs JavaScript, they are a JSON object.
 */
function outputParts(text: string): readonly string[] {
  const head = text.slice(0, longestHead);
  const mark = head.indexOf(outputMark);
  if (mark >= 0) return [text.slice(0, mark), text.slice(mark + outputMark.length)];
  const result = head.startsWith('{') && head.includes('"output":') ? inputOf(text) : undefined;
  const output = textIn(result, 'output');
  return output === undefined ? [text] : [JSON.stringify({ ...(result as object), output: '' }), output];
}

/**
 * Whether it is from another agent: before these messages had a kind of their own, they were recorded as answers (openai/codex
 * codex-rs/protocol/src/protocol.rs, read 2026-11).
 */
function isFromAgent(payload: JsonObject): boolean {
  let isFrom = false;
  contentTexts(payload['content'], text => {
    const said = text.startsWith('{"author":') ? inputOf(text) : undefined;
    isFrom ||= isObject(said) && textIn(said, 'recipient') !== undefined && typeof said['trigger_turn'] === 'boolean';
  });
  return isFrom;
}

/** Returns the input of a call, also if its command is in JavaScript: `tools.exec_command({cmd: "cat .env"})`. */
function calledWith(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  const parsed = inputOf(given);
  if (parsed !== undefined) return parsed;
  const command = /\bcmd:\s*"((?:[^"\\]|\\.)*)"/.exec(given)?.[1];
  const file = command === undefined ? undefined : readByCommand(command);
  return file === undefined ? undefined : { path: file };
}

/** Converts times of the prompt list, which are in seconds. */
function milliseconds(seconds: unknown): number | null {
  return typeof seconds === 'number' ? seconds * 1000 : null;
}

const measured = {
  ref: 'Measured: records of 0.21.0, 0.36.0, 0.63.0, 0.106.0, 0.144.4 and 0.171.0 compared with their captured requests, those of 0.171.0 also with turns taken back',
  date: '2026-11-30',
  version: '0.171.0',
};

export const codexTranscripts: Transcripts = {
  stores: [
    {
      id: 'codex.sessions',
      assistant: 'codex',
      surface: 'cli',
      paths: [
        '~/.codex/sessions/*/*/*/rollout-*.jsonl',
        '~/.codex/sessions/*/*/*/rollout-*.jsonl.zst',
        '~/.codex/archived_sessions/rollout-*.jsonl',
        '~/.codex/archived_sessions/rollout-*.jsonl.zst',
      ],
      reading: { format: 'records', map: rolloutRecords },
      source: measured,
    },
    {
      id: 'codex.prompts',
      assistant: 'codex',
      surface: 'cli',
      paths: ['~/.codex/history.jsonl'],
      reading: {
        format: 'records',
        map: promptList(record => ({ session: textIn(record, 'session_id'), time: milliseconds(record['ts']) })),
      },
      source: measured,
    },
  ],
  hosts: { openai: 'api.openai.com' },
  edges: [message('history.edge.codex')],
};

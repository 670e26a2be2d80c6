import { hasList, isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { contentTexts, leaves, timeOf } from '../../history/records/leaves.ts';
import { inputOf, openAiCalls, stored, ToolPaths } from '../../history/records/messages.ts';
import type { DocumentMapper, HistorySink, RecordMapper, TextFacts, Transcripts } from '../../history/types.ts';
import { always, Turns } from './turns.ts';

/** Events without text of the conversation that is not in other events. */
const silent =
  /^(?:session\.[\w.]+|assistant\.[\w.]+|tool\.[\w.]+|subagent\.[\w.]+|hook\.[\w.]+|permission\.[\w.]+|external_tool\.[\w.]+|human_response\.[\w.]+|tool_search\.[\w.]+|mcp\.[\w.]+|agent\.[\w.]+|abort|skill\.[\w.]+|model\.[\w.]+)$/;

/** Facts about a text other than its time. */
type More = Partial<Pick<TextFacts, 'path' | 'certainty' | 'isRepeated'>> & { readonly name?: string | undefined };
type Put = (text: string | undefined, by: TextFacts['by'], more?: More) => void;

/** Reads an event of one kind. */
type Read = (data: JsonObject, put: Put, time: number | null, lane: string) => void;

/**
 * Reads events (schema `session-events` of the package). `result.content` is what was sent, `detailedContent` is for people. How events end
 * up in the history that requests carry is from the program 1.0.34 (its `processEventForState`) and the schema of 1.0.102, read 2026-12-01.
 */
const events: RecordMapper = (sink, _beside, saved) => {
  const paths = new ToolPaths(sink.calledPaths);
  let session = typeof saved?.['session'] === 'string' ? saved['session'] : '';
  let hasUsage = saved?.['usage'] === true;
  const turns = new Turns(saved?.['turns']);

  const begin: Read = data => {
    session = textIn(data, 'sessionId') ?? session;
    const cwd = textIn(objectIn(data, 'context'), 'cwd');
    sink.session(session, { cwd, model: textIn(data, 'selectedModel') });
    sink.unanswered();
  };

  const usageRecord: Read = (data, _put, time, lane) => {
    hasUsage = true;
    const usage = objectIn(data, 'usage');
    const provider = usage?.['isByok'] === true ? 'own' : 'github';
    sink.session(session, { provider, model: textIn(usage, 'model') }, lane);
    sink.request(time, undefined, numberIn(usage, 'requestBodyBytes'));
  };

  /** Reads a model's thoughts; no record says which models are sent their own thoughts again. */
  const thought = (text: string | undefined, time: number | null): void => {
    if (text !== undefined) sink.text(text, { status: 'stored-only', by: 'reply', certainty: 'estimated', time });
  };

  const answer: Read = (data, put, time) => {
    // An answer may be split into several messages.
    if (!hasUsage && (numberIn(data, 'chunkIndex') ?? 0) === 0) sink.request(time);
    put(textIn(data, 'content'), 'reply');
    thought(textIn(data, 'reasoningText'), time);
    for (const call of listIn(data, 'toolRequests').filter(isObject)) {
      paths.called(call['toolCallId'], call['arguments']);
      leaves(call['arguments'], text => put(text, 'reply'));
    }
  };

  const result: Read = (data, put, time) => {
    const payload = objectIn(data, 'result');
    // The output of what the user ran after `!` is shown, but no request carries it.
    if (data['isUserRequested'] === true) return stored([payload, data['error']], time, sink);
    const path = paths.resultOf(data['toolCallId']);
    put(textIn(payload, 'content'), 'input', { path });
    leaves(data['error'], text => put(text, 'input'));
    stored([payload?.['detailedContent'], payload?.['contents']], time, sink, path);
  };

  const compacted: Read = (data, put, time, lane) => {
    const isDone = data['success'] !== false;
    // What is summarized is sent again, in requests without a usage record; older versions do not say in how many.
    const used = objectIn(data, 'compactionTokensUsed');
    const requests = numberIn(used, 'requestCount') ?? (used === undefined ? 0 : 1);
    const leftOut = lane === '' ? turns.leftOut() : new Set<string>();
    for (let count = Math.min(requests, mostSummaries); count > 0; count--) sink.requestBefore(time, leftOut);
    if (lane !== '' && isDone) sink.compacted();
    else if (isDone) sink.window(turns.summarise());
    else if (lane === '') turns.fail();
    if (!isDone) return;
    for (const key of ['summaryContent', 'activeWorkflowSummary'])
      put(textIn(data, key), 'input', { name: turns.summary });
  };

  /** Removes a prompt and everything after it. */
  const rewound: Read = data => {
    const staying = turns.rewind(new Set([textIn(data, 'upToEventId'), ...listIn(data, 'eventIds')]));
    if (staying !== null) sink.window(staying);
  };

  const cleared: Read = (data, put) => {
    sink.window(turns.clear());
    put(textIn(data, 'initialMessage'), 'input');
  };

  /** Reads a message from the program itself to the model. */
  const said: Read = (data, put) => put(textIn(data, 'content'), 'input');

  /** Reads only what surrounds a text that an earlier event contains, since that text was sent already. */
  const delivered: Read = (data, put) => {
    put(textIn(data, 'prefix'), 'input');
    put(textIn(data, 'suffix'), 'input');
  };

  const readers: Readonly<Record<string, Read>> = {
    'session.start': begin,
    'session.resume': begin,
    'system.message': (data, put) => put(textIn(data, 'content'), 'input', { name: always }),
    ...{ 'system.notification': said, 'session.mode_notice_delivered': said, 'skill.context_delivered': said },
    'skill.context_delivered_ref': delivered,
    // A skill's content is put into the conversation; often another event contains it in full as well.
    'skill.invoked': (data, put) =>
      put(textIn(data, 'content'), 'input', {
        ...{ path: textIn(data, 'path'), certainty: 'documented', isRepeated: true },
      }),
    'session.fusion_handoff': (data, put) => put(textIn(data, 'message'), 'input', { certainty: 'documented' }),
    'session.usage_record': usageRecord,
    'assistant.message': answer,
    'assistant.reasoning': (data, _put, time) => thought(textIn(data, 'content'), time),
    // A turn is one request: without an answer, it failed, or the user or a signal ended it (1.0.102, measured).
    'assistant.turn_start': (_data, _put, time) => {
      if (hasUsage) sink.asked(time);
    },
    'assistant.turn_end': () => sink.unanswered(),
    'tool.execution_complete': result,
    'session.compaction_start': (_data, _put, _time, lane) => {
      if (lane === '') turns.beginSummary();
    },
    'session.compaction_complete': compacted,
    'session.snapshot_rewind': rewound,
    'session.context_cleared': cleared,
    // These requests were made earlier, and are counted from the older file if it still exists.
    'session.import_legacy': (data, _put, time) => {
      for (const each of listIn(objectIn(data, 'legacySession'), 'chatMessages')) chatMessage(each, time, sink, paths);
    },
  };

  const prompt = (data: JsonObject, put: Put, name: string | undefined): void => {
    put(textIn(data, 'transformedContent') ?? textIn(data, 'content'), 'input', { name });
    for (const each of listIn(data, 'attachments'))
      leaves(each, text => put(text, 'input', { path: textIn(each, 'path') }));
  };

  const record = (value: unknown): void => {
    const [type, data] = [textIn(value, 'type'), objectIn(value, 'data')];
    if (!isObject(value) || type === undefined || data === undefined) return sink.unknown(value);
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
    const time = timeOf(value['timestamp']);
    // Before agents had ids, they were named by the call that started them.
    const lane = textIn(value, 'agentId') ?? textIn(data, 'parentToolCallId') ?? '';
    if (read !== begin) sink.session(session, {}, lane);
    const put: Put = (text, by, { name, certainty = 'exact', ...more } = {}) => {
      const message = name ?? turns.name;
      if (text !== undefined) sink.text(text, { status: 'sent', by, certainty, time, message, ...more });
    };
    if (type === 'user.message') prompt(data, put, lane === '' ? turns.begin(textIn(value, 'id') ?? '') : undefined);
    else if (read !== undefined) read(data, put, time, lane);
    else if (!silent.test(type)) sink.unknown(value);
  };

  return { record, state: () => ({ session, usage: hasUsage, turns: turns.state() }) };
};

/**
 * Reads a session from before about October 2025, stored as one document: messages in OpenAI's form, as they were sent, and a
 * timeline for people (public readers of these files, read 2026-11).
 */
const legacyDocument: DocumentMapper = (document, sink) => {
  if (!hasList(document, 'chatMessages')) return sink.unknown(document);
  const time = timeOf(document['startTime']);
  sink.session(textIn(document, 'sessionId') ?? '', {
    model: textIn(document, 'selectedModel'),
    provider: 'github',
    from: time ?? undefined,
  });
  const paths = new ToolPaths();
  for (const each of listIn(document, 'chatMessages')) {
    if (textIn(each, 'role') === 'assistant') sink.request(null);
    chatMessage(each, null, sink, paths);
  }
  stored(document['timeline'], null, sink);
};

function chatMessage(message: unknown, time: number | null, sink: HistorySink, paths: ToolPaths): void {
  if (!isObject(message) || message['role'] === undefined) return sink.unknown(message);
  const by = message['role'] === 'assistant' ? 'reply' : 'input';
  const path = paths.resultOf(message['tool_call_id']);
  contentTexts(message['content'], text =>
    sink.text(text, { status: 'sent', by, certainty: 'documented', time, path }),
  );
  openAiCalls(message['tool_calls'], (id, _input, text) => {
    paths.called(id, inputOf(text));
    sink.text(text, { status: 'sent', by: 'reply', certainty: 'documented', time });
  });
}

/** How many requests for a summary are counted at most: one that fails is repeated a few times, but a record can claim any number. */
const mostSummaries = 10;

const measured = {
  ref: 'Measured: records of 1.0.34, 1.0.66, 1.0.87 and 1.0.102 compared with their captured requests, also resumed and compacted',
  date: '2026-11-30',
  version: '1.0.102',
};

export const copilotCliTranscripts: Transcripts = {
  stores: [
    {
      id: 'copilot-cli.sessions',
      assistant: 'copilot-cli',
      surface: 'cli',
      paths: [
        '~/.copilot/session-state/*/events.jsonl',
        '~/.copilot/session-state/*.jsonl',
        '~/.copilot/history-session-state/*.jsonl',
      ],
      reading: { format: 'records', map: events },
      source: measured,
    },
    {
      id: 'copilot-cli.legacy',
      assistant: 'copilot-cli',
      surface: 'cli',
      paths: ['~/.copilot/history-session-state/*.json'],
      reading: { format: 'document', map: legacyDocument },
      source: { ref: 'Public readers of these files', date: '2026-11-30' },
    },
  ],
  hosts: { github: 'api.githubcopilot.com' },
  edges: [message('history.edge.copilotCli')],
};

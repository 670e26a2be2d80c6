import { isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { contentTexts, leaves, timeOf } from '../../history/records/leaves.ts';
import { inputOf, openAiCalls, stored, ToolPaths } from '../../history/records/messages.ts';
import type { DocumentMapper, HistorySink, RecordMapper, TextFacts, Transcripts } from '../../history/types.ts';

/** Events that hold no text of the conversation which others do not hold too. */
const silent =
  /^(?:session\.(?!start$|resume$|usage_record$|compaction_complete$|snapshot_rewind$|import_legacy$|binary_asset$)[\w.]+|assistant\.(?!message$)[\w.]+|tool\.(?!execution_complete$)[\w.]+|subagent\.[\w.]+|hook\.[\w.]+|permission\.[\w.]+|abort|skill\.[\w.]+|model\.[\w.]+)$/;

/** Goes along with every request. */
const always = 'system';

/** What is said of a text beside when it was. */
type More = Pick<TextFacts, 'path'> & {
  /** It stays when a conversation is compacted: what a person said is quoted above the summary. */
  readonly name?: string;
};
type Put = (text: string | undefined, by: TextFacts['by'], more?: More) => void;

/** An event of one kind. */
type Read = (data: JsonObject, put: Put, time: number | null, lane: string) => void;

/** One event (schema `session-events` of the package). `result.content` is what was sent, `detailedContent` is for people. */
const events: RecordMapper = (sink, _beside, saved) => {
  const paths = new ToolPaths();
  let session = typeof saved?.['session'] === 'string' ? saved['session'] : '';
  let hasUsage = saved?.['usage'] === true;
  /** Ids of the prompts that go along, by their place; a person can go back to before one of them. */
  let prompts: readonly string[] = listIn(saved, 'prompts').filter(each => typeof each === 'string');
  let summaries = numberIn(saved, 'summaries') ?? 0;

  /** Names what a prompt began; 0: what stands before the first one. Before a summary and after it the names differ. */
  const turnOf = (number: number): string => `turn ${number}.${summaries}`;

  const summary = (): string => `summary ${summaries}`;

  const begin: Read = data => {
    session = textIn(data, 'sessionId') ?? session;
    const cwd = textIn(objectIn(data, 'context'), 'cwd');
    sink.session(session, { cwd, model: textIn(data, 'selectedModel') });
  };

  const prompt: Read = (data, put) => {
    put(textIn(data, 'transformedContent') ?? textIn(data, 'content'), 'input', { name: saidIn(prompts.length) });
    for (const each of listIn(data, 'attachments'))
      leaves(each, text => put(text, 'input', { path: textIn(each, 'path') }));
  };

  const usageRecord: Read = (data, _put, time, lane) => {
    hasUsage = true;
    const usage = objectIn(data, 'usage');
    const provider = usage?.['isByok'] === true ? 'own' : 'github';
    sink.session(session, { provider, model: textIn(usage, 'model') }, lane);
    sink.request(time, undefined, numberIn(usage, 'requestBodyBytes'));
  };

  const answer: Read = (data, put, time) => {
    if (!hasUsage) sink.request(time);
    put(textIn(data, 'content'), 'reply');
    for (const call of listIn(data, 'toolRequests').filter(isObject)) {
      paths.called(call['toolCallId'], call['arguments']);
      leaves(call['arguments'], text => put(text, 'reply'));
    }
  };

  const result: Read = (data, put, time) => {
    const held = objectIn(data, 'result');
    const path = paths.resultOf(data['toolCallId']);
    put(textIn(held, 'content'), 'input', { path });
    leaves(data['error'], text => put(text, 'input'));
    stored(held?.['detailedContent'], time, sink, path);
  };

  const compacted: Read = (data, put, time) => {
    // What is summarised goes out once more, in requests that have no record of usage; older versions do not say in how many.
    const used = objectIn(data, 'compactionTokensUsed');
    const requests = numberIn(used, 'requestCount') ?? (used === undefined ? 0 : 1);
    for (let count = Math.min(requests, mostSummaries); count > 0; count--) sink.request(time);
    if (data['success'] === false) return;
    summaries++;
    sink.window(new Set([always, ...prompts.map((_, index) => saidIn(index + 1))]));
    put(textIn(data, 'summaryContent'), 'input', { name: summary() });
  };

  /** Takes a prompt out, with all that follows it. */
  const rewound: Read = data => {
    const at = prompts.indexOf(textIn(data, 'upToEventId') ?? '');
    if (at < 0) return;
    prompts = prompts.slice(0, at);
    const turns = ['', ...prompts].map((_, index) => index);
    sink.window(new Set([always, summary(), ...turns.map(turnOf), ...turns.map(saidIn)]));
  };

  const readers: Readonly<Record<string, Read>> = {
    'session.start': begin,
    'session.resume': begin,
    'user.message': prompt,
    'system.message': (data, put) => put(textIn(data, 'content'), 'input', { name: always }),
    'session.usage_record': usageRecord,
    'assistant.message': answer,
    'tool.execution_complete': result,
    'session.compaction_complete': compacted,
    'session.snapshot_rewind': rewound,
    // Its requests were made before, and are told by the older file where that is there still.
    'session.import_legacy': (data, _put, time) => {
      for (const each of listIn(objectIn(data, 'legacySession'), 'chatMessages')) chatMessage(each, time, sink, paths);
    },
    'session.binary_asset': () => undefined,
  };

  const record = (value: unknown): void => {
    const [type, data] = [textIn(value, 'type'), objectIn(value, 'data')];
    if (!isObject(value) || type === undefined || data === undefined) return sink.unknown(value);
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
    const time = timeOf(value['timestamp']);
    const lane = textIn(value, 'agentId') ?? '';
    if (read !== begin) sink.session(session, {}, lane);
    if (type === 'user.message') prompts = [...prompts, textIn(value, 'id') ?? ''];
    const put: Put = (text, by, { path, name: message = turnOf(prompts.length) } = {}) => {
      if (text !== undefined) sink.text(text, { status: 'sent', by, certainty: 'exact', time, path, message });
    };
    if (read !== undefined) read(data, put, time, lane);
    else if (!silent.test(type)) sink.unknown(value);
  };

  return { record, state: () => ({ session, usage: hasUsage, prompts, summaries }) };
};

/** Names what a person said in a turn. */
function saidIn(number: number): string {
  return `prompt ${number}`;
}

/**
 * A session of before October 2025 or so, as one document: messages in OpenAI's form, as they were sent, and a timeline for people
 * (public readers of these files, read 2026-11).
 */
const legacyDocument: DocumentMapper = (document, sink) => {
  if (!isObject(document)) return sink.unknown(document);
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
  if (!isObject(message)) return;
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

/** A summary that fails is asked for again, some times; a record can claim any number. */
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

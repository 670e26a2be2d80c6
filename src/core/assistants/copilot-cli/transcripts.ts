import { isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, TextFacts, Transcripts } from '../../history/types.ts';

/** Events that hold no text of the conversation which others do not hold too. */
const silent =
  /^(?:session\.(?!start$|resume$|usage_record$|compaction_complete$|binary_asset$)[\w.]+|assistant\.(?!message$)[\w.]+|tool\.(?!execution_complete$)[\w.]+|subagent\.[\w.]+|hook\.[\w.]+|permission\.[\w.]+|abort|skill\.[\w.]+|model\.[\w.]+)$/;

/** Messages that stay when a conversation is compacted: what a person said is quoted above the summary. */
const staying = { prompt: 'prompt', system: 'system' } as const;

type Put = (text: string | undefined, by: TextFacts['by'], more?: Pick<TextFacts, 'path' | 'message'>) => void;

/** An event of one kind. */
type Read = (data: JsonObject, put: Put, time: number | null, lane: string) => void;

/** One event (schema `session-events` of the package). `result.content` is what was sent, `detailedContent` is for people. */
const events: RecordMapper = (sink, _beside, saved) => {
  const paths = new ToolPaths();
  let session = typeof saved?.['session'] === 'string' ? saved['session'] : '';
  let hasUsage = saved?.['usage'] === true;

  const begin: Read = data => {
    session = textIn(data, 'sessionId') ?? session;
    const cwd = textIn(objectIn(data, 'context'), 'cwd');
    sink.session(session, { cwd, model: textIn(data, 'selectedModel') });
  };

  const prompt: Read = (data, put) => {
    put(textIn(data, 'transformedContent') ?? textIn(data, 'content'), 'input', { message: staying.prompt });
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
    // What is summarised goes out once more, in requests that have no record of usage.
    const requests = numberIn(objectIn(data, 'compactionTokensUsed'), 'requestCount') ?? 0;
    for (let count = Math.min(requests, mostSummaries); count > 0; count--) sink.request(time);
    sink.window(new Set(Object.values(staying)));
    put(textIn(data, 'summaryContent'), 'input', { message: 'summary' });
  };

  const readers: Readonly<Record<string, Read>> = {
    'session.start': begin,
    'session.resume': begin,
    'user.message': prompt,
    'system.message': (data, put) => put(textIn(data, 'content'), 'input', { message: staying.system }),
    'session.usage_record': usageRecord,
    'assistant.message': answer,
    'tool.execution_complete': result,
    'session.compaction_complete': compacted,
    'session.binary_asset': () => undefined,
  };

  const record = (value: unknown): void => {
    const [type, data] = [textIn(value, 'type'), objectIn(value, 'data')];
    if (!isObject(value) || type === undefined || data === undefined) return sink.unknown(value);
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
    const time = timeOf(value['timestamp']);
    const lane = textIn(value, 'agentId') ?? '';
    if (read !== begin) sink.session(session, {}, lane);
    const put: Put = (text, by, more) => {
      if (text !== undefined) sink.text(text, { status: 'sent', by, certainty: 'exact', time, ...more });
    };
    if (read !== undefined) read(data, put, time, lane);
    else if (!silent.test(type)) sink.unknown(value);
  };

  return { record, state: () => ({ session, usage: hasUsage }) };
};

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
  ],
  hosts: { github: 'api.githubcopilot.com' },
  edges: [message('history.edge.copilotCli')],
};

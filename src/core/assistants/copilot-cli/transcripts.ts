import { isObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, TextFacts, Transcripts } from '../../history/types.ts';

/** Events that hold no text of the conversation which others do not hold too. */
const silent =
  /^(?:session\.(?!start$|resume$|usage_record$|compaction_complete$|binary_asset$)[\w.]+|assistant\.(?!message$)[\w.]+|tool\.(?!execution_complete$)[\w.]+|subagent\.[\w.]+|hook\.[\w.]+|permission\.[\w.]+|abort|skill\.[\w.]+)$/;

/** One event (schema `session-events` of the package). `result.content` is what was sent, `detailedContent` is for people. */
const events: RecordMapper = (sink, _beside, saved) => {
  const paths = new ToolPaths();
  let session = typeof saved?.['session'] === 'string' ? saved['session'] : '';
  let hasUsage = saved?.['usage'] === true;

  const record = (value: unknown): void => {
    const type = textIn(value, 'type');
    const data = objectIn(value, 'data');
    if (!isObject(value) || type === undefined || data === undefined) return sink.unknown(value);
    const time = timeOf(value['timestamp']);
    const put = (text: string | undefined, by: TextFacts['by'], path?: string): void => {
      if (text !== undefined) sink.text(text, { status: 'sent', by, certainty: 'exact', time, path });
    };
    if (type === 'session.start' || type === 'session.resume') {
      session = textIn(data, 'sessionId') ?? session;
      const cwd = textIn(objectIn(data, 'context'), 'cwd');
      return sink.session(session, { cwd, model: textIn(data, 'selectedModel') });
    }
    sink.session(session, {}, textIn(value, 'agentId') ?? '');
    if (type === 'user.message') {
      put(textIn(data, 'transformedContent') ?? textIn(data, 'content'), 'input');
      for (const each of listIn(data, 'attachments')) leaves(each, text => put(text, 'input', textIn(each, 'path')));
    } else if (type === 'system.message') put(textIn(data, 'content'), 'input');
    else if (type === 'session.usage_record') {
      hasUsage = true;
      const usage = objectIn(data, 'usage');
      const isOwn = usage?.['isByok'] === true;
      sink.session(
        session,
        { provider: isOwn ? 'own' : 'github', model: textIn(usage, 'model') },
        textIn(value, 'agentId') ?? '',
      );
      sink.request(time, undefined, numberIn(usage, 'requestBodyBytes'));
    } else if (type === 'assistant.message') {
      if (!hasUsage) sink.request(time);
      put(textIn(data, 'content'), 'reply');
      for (const call of listIn(data, 'toolRequests').filter(isObject)) {
        paths.called(call['toolCallId'], call['arguments']);
        leaves(call['arguments'], text => put(text, 'reply'));
      }
    } else if (type === 'tool.execution_complete') {
      const result = objectIn(data, 'result');
      const path = paths.resultOf(data['toolCallId']);
      put(textIn(result, 'content'), 'input', path);
      leaves(data['error'], text => put(text, 'input'));
      stored(result?.['detailedContent'], time, sink, path);
    } else if (type === 'session.compaction_complete') {
      sink.compacted();
      put(textIn(data, 'summaryContent'), 'input');
    } else if (type !== 'session.binary_asset' && !silent.test(type)) sink.unknown(value);
  };

  return { record, state: () => ({ session, usage: hasUsage }) };
};

const measured = {
  ref: 'Measured: records of 1.0.102 compared with their captured requests',
  date: '2026-11-28',
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

import { isObject, type JsonObject, listIn, objectIn, textIn } from '../../../json.ts';
import { leaves, timeOf } from '../../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../../history/records/messages.ts';
import type { RecordMapper, TextFacts } from '../../../history/types.ts';

/** Events without text that is not in other events. */
const silent: ReadonlySet<string> = new Set(['partition.created', 'assistant.turn_end', 'assistant.thinking']);

/**
 * Reads events of Copilot's plugin for JetBrains, which contain a part of a conversation. `user.message_rendered` is the prompt as
 * it was sent, including files; an answer comes in pieces, and the pieces of one request have the same message and iteration.
 */
export const jetBrainsEvents: RecordMapper = (sink, beside, saved) => {
  const paths = new ToolPaths(sink.calledPaths);
  // jb/<conversation>/partition-<n>.jsonl
  const session = beside.path.split('/').at(-2) ?? '';
  let answer = typeof saved?.['answer'] === 'string' ? saved['answer'] : '';

  const read = (type: string, data: JsonObject, time: number | null): boolean => {
    const put = (text: string | undefined, by: TextFacts['by'], more: Partial<TextFacts> = {}): void => {
      if (text !== undefined) sink.text(text, { status: 'sent', by, certainty: 'documented', time, ...more });
    };
    if (type === 'user.message') put(textIn(data, 'content'), 'input', { isRepeated: true });
    else if (type === 'user.message_rendered') put(textIn(data, 'renderedMessage'), 'input');
    else if (type === 'assistant.turn_start') sink.facts({ model: textIn(data, 'model') });
    else if (type === 'assistant.message') {
      const next = `${textIn(data, 'messageId') ?? ''} ${String(data['iterationNumber'])}`;
      if (next !== answer) sink.request(time);
      answer = next;
      put(textIn(data, 'text') ?? textIn(data, 'content'), 'reply');
      put(textIn(objectIn(data, 'thinking'), 'text'), 'reply');
    } else if (type === 'tool.execution_start') {
      paths.called(data['toolCallId'], data['arguments']);
      leaves(data['arguments'], text => put(text, 'reply'));
    } else if (type === 'tool.execution_complete') {
      const path = paths.resultOf(data['toolCallId']);
      for (const each of listIn(data['result'], 'result'))
        leaves(isObject(each) ? each['value'] : each, text => put(text, 'input', { path }));
      // The progress message was first next to the texts, later next to their list.
      stored([data['progressMessage'], objectIn(data, 'result')?.['progressMessage']], time, sink);
    } else return silent.has(type);
    return true;
  };

  const record = (value: unknown): void => {
    const [type, data] = [textIn(value, 'type'), objectIn(value, 'data')];
    sink.session(session, { provider: 'copilot' });
    const isKnown = type !== undefined && data !== undefined && isObject(value);
    if (!isKnown || !read(type, data, timeOf(value['timestamp']))) sink.unknown(value);
  };

  return { record, state: () => ({ answer }) };
};

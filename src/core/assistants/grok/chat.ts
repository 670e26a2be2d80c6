import { isObject, type JsonObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { contentTexts, leaves } from '../../history/records/leaves.ts';
import { inputOf, ToolPaths } from '../../history/records/messages.ts';
import type { HistorySink, Neighbours, RecordMapper, SessionFacts } from '../../history/types.ts';

/** Reads a message as it is sent (`ConversationItem`); older messages have a role instead of a type. */
export function chatItem(item: JsonObject, sink: HistorySink, paths: ToolPaths, time: number | null): void {
  const kind = textIn(item, 'type') ?? textIn(item, 'role') ?? '';
  const isReply = kind === 'assistant' || kind === 'reasoning' || kind === 'backend_tool_call';
  const called = paths.resultOf(item['tool_call_id']);
  const put = (text: string, path?: string): void =>
    sink.text(text, { status: 'sent', certainty: 'documented', by: isReply ? 'reply' : 'input', time, path });
  if (!/^(?:system|user|assistant|reasoning|backend_tool_call|tool|tool_result)$/.test(kind)) return sink.unknown(item);
  if (kind === 'reasoning') leaves([item['summary'], item['content']], text => put(text));
  else if (kind === 'backend_tool_call') leaves(objectIn(item, 'kind')?.['action'], text => put(text));
  else contentTexts(item['content'], text => put(text, called));
  leaves(item['reasoning_content'], text => put(text));
  for (const call of listIn(item, 'tool_calls')) {
    const text = textIn(call, 'arguments') ?? textIn(objectIn(call, 'function'), 'arguments') ?? '';
    if (isObject(call)) paths.called(call['id'], inputOf(text));
    leaves(inputOf(text) ?? text, part => put(part));
  }
}

/** Returns what `summary.json` states about a session. */
export function summaryIn(beside: Neighbours): SessionFacts {
  const summary = parseJson(beside.read('summary.json') ?? '');
  return { cwd: textIn(objectIn(summary, 'info'), 'cwd'), model: textIn(summary, 'current_model_id') };
}

/** `<folder>/<session>/chat_history.jsonl`: the messages since the last compaction, each answer of one request. */
export const chat: RecordMapper = (sink, beside) => {
  const id = beside.path.split('/').at(-2) ?? '';
  const paths = new ToolPaths(sink.calledPaths);
  const facts = summaryIn(beside);
  return {
    record: value => {
      sink.session(id, facts);
      if (!isObject(value)) return sink.unknown(value);
      if ((value['type'] ?? value['role']) === 'assistant') sink.request(null);
      chatItem(value, sink, paths, null);
    },
    state: () => ({}),
  };
};

import { isObject, type JsonObject, listIn, numberIn, objectIn, oneOrMore, textIn } from '../../json.ts';
import { leaves } from '../../history/records/leaves.ts';
import { inputOf, openAiCalls, stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, TextFacts } from '../../history/types.ts';

/** The start of a file after a compaction; messages that were kept follow (`SimpleCompaction`). */
const compacted = '<system>Previous context has been compacted.';

/**
 * Parses `<session>/context.jsonl`, `<session>/context_1.jsonl` (replaced by a later file), `<session>/subagents/<agent>/context.jsonl`.
 */
function placeOf(path: string): { readonly session: string; readonly lane: string } {
  const [file = '', folder = '', above = '', session = ''] = path.split('/').reverse();
  if (above === 'subagents') return { session, lane: folder };
  // Up to late 2025, a session was a single file, and a helper another one next to it.
  if (!file.startsWith('context')) return { session: file.replace(/\.jsonl$/, ''), lane: '' };
  return { session: folder, lane: file.startsWith('context_sub') ? file : '' };
}

/** Reads the context of Kimi CLI in Python, as it is sent; each answer is one request (`Context`, `tool_result_to_message`). */
export const contextFile: RecordMapper = (sink, { path, modified }, saved) => {
  const { session, lane } = placeOf(path);
  const paths = new ToolPaths(sink.calledPaths);
  /** Whether the messages that follow were already in the file before this one. */
  let isRepeated = saved?.['isRepeated'] === true;
  const message = (value: JsonObject): void => {
    const isReply = value['role'] === 'assistant';
    if (isReply && !isRepeated) sink.request(null);
    const [first] = listIn(value, 'content');
    const begins = textIn(value, 'content') ?? textIn(first, 'text') ?? '';
    const called = paths.resultOf(value['tool_call_id']);
    const path = begins.startsWith('<system>ERROR: ') ? undefined : called;
    const facts = { status: 'sent', certainty: 'documented', by: isReply ? 'reply' : 'input' } as const;
    const put = (payload: unknown, more: Pick<TextFacts, 'path'> = {}): void =>
      leaves(payload, text => sink.text(text, { ...facts, ...more }));
    const { content } = value;
    for (const part of oneOrMore(content))
      put([typeof part === 'string' ? part : textIn(part, 'text'), textIn(part, 'think')], { path });
    openAiCalls(value['tool_calls'], (id, input, text) => {
      paths.called(id, input);
      put(inputOf(text) ?? text);
    });
    if (begins.startsWith(compacted)) isRepeated = true;
  };
  return {
    record: value => {
      sink.session(session, { to: modified }, lane);
      if (!isObject(value)) return sink.unknown(value);
      const role = textIn(value, 'role') ?? '';
      if (role === '_usage' || role === '_checkpoint') isRepeated = false;
      else if (role === '_system_prompt') {
        const prompt = textIn(value, 'content') ?? '';
        // agents/default/system.md
        sink.facts({ cwd: /current working directory is `([^`\n]+)`/.exec(prompt)?.[1] });
        message({ role: 'system', content: prompt });
      } else if (/^(?:system|user|assistant|tool)$/.test(role)) message(value);
      else sink.unknown(value);
    },
    state: () => ({ isRepeated }),
  };
};

/** Reads what the window was told about a session: copies, with the times that the context lacks. */
export const events: RecordMapper = (sink, { path }) => {
  const [, session = '', above = '', ofAgent = ''] = path.split('/').reverse();
  const [id, lane] = above === 'subagents' ? [ofAgent, session] : [session, ''];
  return {
    record: value => {
      sink.session(id, {}, lane);
      const seconds = numberIn(value, 'timestamp');
      stored(objectIn(value, 'message') ?? value, seconds === undefined ? null : seconds * 1000, sink);
    },
    state: () => ({}),
  };
};

import { isObject, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { contentTexts, leaves, timeOf } from '../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, Transcripts } from '../../history/types.ts';

const silent: ReadonlySet<unknown> = new Set(['thinking_level_change', 'label', 'session_info', 'usage']);

/** One entry; what stands in `content` was sent, `details` is for people. Branches were sent too, each in its time. */
const sessionRecords: RecordMapper = (sink, _beside, saved) => {
  const paths = new ToolPaths();
  let session = typeof saved?.['session'] === 'string' ? saved['session'] : '';
  let began = numberIn(saved, 'began') ?? null;

  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    const { type } = value;
    const time = timeOf(value['timestamp']);
    if (type === 'session') {
      session = textIn(value, 'id') ?? '';
      began = time;
      // A fork names the file of its parent, whose entries it repeats: …/<time>_<id>.jsonl.
      const root = /_([\w-]+)\.jsonl$/.exec(textIn(value, 'parentSession') ?? '')?.[1];
      sink.session(session, { cwd: textIn(value, 'cwd'), root, ownOnly: root === undefined ? undefined : 1 });
    } else if (type === 'message') said(objectIn(value, 'message') ?? {}, time);
    else if (type === 'model_change')
      sink.session(session, { model: textIn(value, 'modelId'), provider: textIn(value, 'provider') });
    else if (type === 'compaction' || type === 'branch_summary') {
      if (type === 'compaction') sink.compacted();
      instructed(objectIn(value, 'systemMessage'), time);
      leaves(value['summary'], text => sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', time }));
      stored(value['details'], time, sink);
    } else if (type === 'context_edit')
      // It takes the place of an older text from then on.
      contentTexts(value['replacement'], text =>
        sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', time }),
      );
    else if (type === 'custom_message')
      leaves(value['content'], text => sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', time }));
    else if (type === 'custom') stored(value['data'], time, sink);
    else if (!silent.has(type)) sink.unknown(value);
  };

  /** The system prompt by its sections, instruction files among them; from 0.86.0 on. */
  const instructed = (held: Readonly<Record<string, unknown>> | undefined, time: number | null): void => {
    if (held === undefined) return;
    const facts = { status: 'sent', by: 'input', certainty: 'measured', time } as const;
    leaves([held['sections'], held['content']], text => sink.text(text, facts));
  };

  const said = (held: Readonly<Record<string, unknown>>, time: number | null): void => {
    const { role, content } = held;
    const facts = { status: 'sent', certainty: 'measured', time } as const;
    if (role === 'assistant') {
      sink.session(session, { model: textIn(held, 'model'), provider: textIn(held, 'provider') });
      if (began === null || time === null || time >= began) sink.request(time);
      for (const block of Array.isArray(content) ? (content as readonly unknown[]) : [content]) {
        if (isObject(block) && block['type'] === 'toolCall') {
          paths.called(block['id'], block['arguments']);
          leaves(block['arguments'], text => sink.text(text, { ...facts, by: 'reply' }));
        } else contentTexts([block], text => sink.text(text, { ...facts, by: 'reply' }));
      }
    } else if (role === 'system') instructed(held, time);
    else if (role === 'user' || role === 'toolResult' || role === 'bashExecution') {
      const path = paths.resultOf(held['toolCallId']);
      contentTexts(content, text => sink.text(text, { ...facts, by: 'input', path }));
      leaves([held['command'], held['output']], text => sink.text(text, { ...facts, by: 'input' }));
      stored(held['details'], time, sink, path);
    } else sink.unknown(held);
  };

  return { record, state: () => ({ session, began }) };
};

export const piTranscripts: Transcripts = {
  stores: [
    {
      id: 'pi.sessions',
      assistant: 'pi',
      surface: 'cli',
      paths: ['~/.pi/agent/sessions/*/*.jsonl'],
      reading: { format: 'records', map: sessionRecords },
      source: {
        ref: 'Measured: records of 0.31.1, 0.57.1, 0.73.1 and 1.6.0 compared with their captured requests; docs/session-format.md of 1.6.0',
        date: '2026-11-30',
        version: '1.6.0',
      },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com', openai: 'api.openai.com', google: 'generativelanguage.googleapis.com' },
  edges: [message('history.edge.pi')],
};

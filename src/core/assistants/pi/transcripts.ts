import { isObject, type JsonObject, numberIn, objectIn, oneOrMore, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { contentTexts, leaves, timeOf } from '../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, TextFacts, Transcripts } from '../../history/types.ts';
import { EntryTree } from './entryTree.ts';

const silent: ReadonlySet<unknown> = new Set(['thinking_level_change', 'label', 'session_info']);

/** When an entry was written, and its id. */
type Named = Pick<TextFacts, 'message'> & { readonly time: number | null };

/** One entry; what is in `content` was sent, `details` is for people. A branch was sent too, until it was left. */
const sessionRecords: RecordMapper = (sink, _beside, saved) => {
  const paths = new ToolPaths();
  let session = typeof saved?.['session'] === 'string' ? saved['session'] : '';
  let began = numberIn(saved, 'began') ?? null;
  const tree = new EntryTree(saved?.['tree']);
  let isTold = saved?.['told'] === true;

  /** Of what a fork repeats, the requests were its parent's. */
  const isOwn = (time: number | null): boolean => began === null || time === null || time >= began;

  /** Places an entry: where it follows another than the one before it, or takes something away, what requests carry changes. */
  const placed = (value: JsonObject, id: string, time: number | null): void => {
    if (tree.isTooLarge) {
      if (!isTold) sink.unread('too-large');
      isTold = true;
      return;
    }
    const parent = value['parentId'] === null ? null : textIn(value, 'parentId');
    switch (value['type']) {
      case 'compaction': {
        const before = tree.active();
        tree.add(id, parent, { kept: textIn(value, 'firstKeptEntryId') ?? id });
        return summarised(value, before, time);
      }
      case 'branch_summary':
        tree.add(id, parent);
        return summarised(value, tree.leftAt(textIn(value, 'fromId') ?? ''), time);
      default: {
        const target = value['type'] === 'context_edit' ? textIn(value, 'targetId') : undefined;
        const isResult = textIn(objectIn(value, 'message'), 'role') === 'toolResult';
        const more = { ...(target === undefined ? {} : { target }), ...(isResult ? { isResult } : {}) };
        if (tree.add(id, parent, more)) sink.window(tree.active());
      }
    }
  };

  /** What a summary takes the place of goes out again, unless an extension wrote the summary. */
  const summarised = (value: JsonObject, left: ReadonlySet<string>, time: number | null): void => {
    const active = tree.active();
    if (value['fromHook'] !== true && isOwn(time)) {
      sink.window(new Set([...left].filter(each => !active.has(each))));
      sink.request(time);
    }
    sink.window(active);
  };

  const begin = (value: JsonObject, time: number | null): void => {
    session = textIn(value, 'id') ?? '';
    began = time;
    // A fork names the file of its parent, whose entries it repeats: …/<time>_<id>.jsonl.
    const root = /_([\w-]+)\.jsonl$/.exec(textIn(value, 'parentSession') ?? '')?.[1];
    sink.session(session, { cwd: textIn(value, 'cwd'), root, ownOnly: root === undefined ? undefined : 1 });
  };

  const summary = (value: JsonObject, named: Named): void => {
    instructed(objectIn(value, 'systemMessage'), named);
    leaves(value['summary'], text => sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', ...named }));
    stored(value['details'], named.time, sink);
  };

  const added =
    (named: Named) =>
    (text: string): void =>
      sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', ...named });

  const readers: Readonly<Record<string, (value: JsonObject, named: Named) => void>> = {
    message: (value, named) => said(objectIn(value, 'message') ?? {}, named),
    model_change: value =>
      sink.session(session, { model: textIn(value, 'modelId'), provider: textIn(value, 'provider') }),
    ...{ compaction: summary, branch_summary: summary },
    // It takes the place of an older text from then on.
    context_edit: (value, named) => contentTexts(value['replacement'], added(named)),
    custom_message: (value, named) => leaves(value['content'], added(named)),
    custom: (value, { time }) => stored(value['data'], time, sink),
    usage: (value, { time }) => {
      // All that requests carry is sent for the provider to keep (docs/session-format.md of 1.6.0).
      if (value['kind'] === 'cache_warm' && isOwn(time)) sink.request(time);
    },
  };

  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    const type = textIn(value, 'type') ?? '';
    const time = timeOf(value['timestamp']);
    if (type === 'session') return begin(value, time);
    const id = textIn(value, 'id');
    if (id !== undefined) placed(value, id, time);
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
    if (read !== undefined) read(value, { time, message: id });
    else if (!silent.has(type)) sink.unknown(value);
  };

  /** The system prompt by its sections, instruction files among them; from 0.86.0 on. */
  const instructed = (held: Readonly<Record<string, unknown>> | undefined, named: Named): void => {
    if (held === undefined) return;
    const facts = { status: 'sent', by: 'input', certainty: 'measured', ...named } as const;
    leaves([held['sections'], held['content']], text => sink.text(text, facts));
  };

  /** A block of an answer. */
  const answered = (block: unknown, put: (text: string) => void): void => {
    if (!isObject(block) || block['type'] !== 'toolCall') return contentTexts([block], put);
    paths.called(block['id'], block['arguments']);
    leaves(block['arguments'], put);
  };

  const said = (held: Readonly<Record<string, unknown>>, named: Named): void => {
    const { role, content } = held;
    const { time } = named;
    const facts = { status: 'sent', certainty: 'measured', ...named } as const;
    // What a person runs with `!!` is kept from the model.
    if (held['excludeFromContext'] === true) return stored(held, time, sink);
    if ((role === 'user' || role === 'toolResult') && isOwn(time)) sink.asked(time);
    if (role === 'assistant') {
      sink.session(session, { model: textIn(held, 'model'), provider: textIn(held, 'provider') });
      if (isOwn(time)) sink.request(time);
      // What came before an answer broke off is sent with no further request.
      if (held['stopReason'] === 'error' || held['stopReason'] === 'aborted') return stored(content, time, sink);
      for (const block of oneOrMore(content)) answered(block, text => sink.text(text, { ...facts, by: 'reply' }));
    } else if (role === 'system') instructed(held, named);
    else if (role === 'user' || role === 'toolResult' || role === 'bashExecution') {
      const path = paths.resultOf(held['toolCallId']);
      contentTexts(content, text => sink.text(text, { ...facts, by: 'input', path }));
      // A command that a person runs asks nobody.
      leaves([held['command'], held['output']], text => sink.text(text, { ...facts, by: 'input', waits: true }));
      stored(held['details'], time, sink, path);
    } else sink.unknown(held);
  };

  return { record, state: () => ({ session, began, told: isTold, tree: tree.state() }) };
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
        ref: 'Measured: records of 0.31.1, 0.57.1, 0.73.1 and 1.6.0 compared with their captured requests, those of 1.6.0 also compacted, branched and edited; docs/session-format.md of 1.6.0',
        date: '2026-11-30',
        version: '1.6.0',
      },
    },
    {
      // Whole outputs of commands, of which the model gets the end. Which session one belongs to is not recorded.
      id: 'pi.outputs',
      assistant: 'pi',
      surface: 'cli',
      paths: [],
      temporary: ['pi-bash-*.log'],
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
      source: { ref: 'Measured: files that 1.6.0 left in runs', date: '2026-12-01', version: '1.6.0' },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com', openai: 'api.openai.com', google: 'generativelanguage.googleapis.com' },
  edges: [message('history.edge.pi')],
};

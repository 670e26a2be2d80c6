import { isObject, type JsonObject, listIn, numberIn, objectIn, oneOrMore, textIn } from '../../json.ts';
import { contentTexts, leaves, timeOf } from '../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, TextFacts } from '../../history/types.ts';
import { EntryTree } from './entryTree.ts';

/** Kinds of entries without text of the conversation. Those of Oh My Pi are in its `session-entries.ts`. */
const silent: ReadonlySet<unknown> = new Set([
  ...['thinking_level_change', 'label', 'session_info'],
  ...['title', 'title_change', 'service_tier_change', 'mode_change', 'ttsr_injection', 'credential_pin'],
  // Usage of side requests, and the reset boundary, which is handled as a place in the tree.
  ...['model_usage', 'reset_boundary'],
]);

/** Ways to shorten a history without asking a model: `compaction-methods.ts` of Oh My Pi. */
const unasked: ReadonlySet<unknown> = new Set(['snapcompact', 'shake']);

/** The time and id of an entry. */
type Named = Pick<TextFacts, 'message'> & { readonly time: number | null };

/**
 * Reads entries: `content` was sent, `details` is for people. A branch was also sent until it was left. Oh My Pi, a fork of Pi,
 * writes the same entries and additional kinds.
 */
export const sessionRecords: RecordMapper = (sink, beside, saved) => {
  const paths = new ToolPaths(sink.calledPaths);
  let session = typeof saved?.['session'] === 'string' ? saved['session'] : '';
  let began = numberIn(saved, 'began') ?? null;
  const tree = new EntryTree(saved?.['tree']);
  let isTold = saved?.['told'] === true;

  /** Whether a request is the session's own: the requests for what a fork repeats were made by its parent. */
  const isOwn = (time: number | null): boolean => began === null || time === null || time >= began;

  /** Places an entry in the tree: if it does not follow the previous entry, or removes something, what requests carry changes. */
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
      case 'branch_summary': {
        // Oh My Pi names the entry where the session continues, not the one it left.
        const from = textIn(value, 'fromId') ?? '';
        const left = from === (parent ?? 'root') ? tree.newest : from;
        tree.add(id, parent);
        return summarised(value, tree.leftAt(left ?? ''), time);
      }
      case 'reset_boundary':
        tree.add(id, parent, { kept: id });
        return sink.window(tree.active());
      default: {
        const target = value['type'] === 'context_edit' ? textIn(value, 'targetId') : undefined;
        const isResult = textIn(objectIn(value, 'message'), 'role') === 'toolResult';
        const more = { ...(target === undefined ? {} : { target }), ...(isResult ? { isResult } : {}) };
        if (tree.add(id, parent, more)) sink.window(tree.active());
      }
    }
  };

  /** Counts the request for a summary, which carries what the summary replaces, unless an extension wrote the summary. */
  const summarised = (value: JsonObject, left: ReadonlySet<string>, time: number | null): void => {
    const active = tree.active();
    if (isAskedFor(value) && isOwn(time)) {
      sink.window(new Set([...left].filter(each => !active.has(each))));
      sink.request(time);
    }
    sink.window(active);
  };

  const begin = (value: JsonObject, time: number | null): void => {
    session = textIn(value, 'id') ?? '';
    began = time;
    const [cwd, named] = [textIn(value, 'cwd'), textIn(value, 'parentSession') ?? ''];
    const id = idOf(named);
    // A helper of Oh My Pi is in the folder of its parent and repeats nothing.
    if (id !== undefined && beside.path.split('/').at(-2)?.endsWith(`_${id}`) === true)
      return sink.session(session, { cwd, parent: id });
    sink.session(session, { cwd, root: id, ownOnly: id === undefined ? undefined : 1 });
  };

  const summary = (value: JsonObject, named: Named): void => {
    instructed(objectIn(value, 'systemMessage'), named);
    leaves(value['summary'], text => sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', ...named }));
    // The provider's own compacted form replaces the entries.
    leaves(
      listIn(objectIn(objectIn(value, 'preserveData'), 'openaiRemoteCompaction'), 'replacementHistory'),
      added(named),
    );
    // Oh My Pi makes another request, with the summary and what is kept next to it, for a short text to display (`generateShortSummary`).
    if (textIn(value, 'shortSummary') !== undefined && isAskedFor(value) && isOwn(named.time)) sink.request(named.time);
    stored([value['shortSummary'], value['details']], named.time, sink);
  };

  const added =
    (named: Named) =>
    (text: string): void =>
      sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', ...named });

  const readers: Readonly<Record<string, (value: JsonObject, named: Named) => void>> = {
    message: (value, named) => said(objectIn(value, 'message') ?? {}, named),
    // Oh My Pi writes `provider/model` as one string.
    model_change: value => {
      const [, provider, model] = /^([^/]+)\/(.+)$/.exec(textIn(value, 'model') ?? '') ?? [];
      sink.session(session, {
        model: textIn(value, 'modelId') ?? model,
        provider: textIn(value, 'provider') ?? provider,
      });
    },
    // The prompt of a helper; its task is in a message as well.
    session_init: (value, named) => leaves(value['systemPrompt'], added(named)),
    ...{ compaction: summary, branch_summary: summary },
    // From then on, it replaces an older text.
    context_edit: (value, named) => contentTexts(value['replacement'], added(named)),
    custom_message: (value, named) => leaves(value['content'], added(named)),
    custom: (value, named) =>
      value['customType'] === notes ? leaves(value['data'], added(named)) : stored(value['data'], named.time, sink),
    usage: (value, { time }) => {
      // Everything that requests carry is sent for the provider to cache (docs/session-format.md of 1.6.0).
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

  /** Reads the system prompt by its sections, including instruction files; since 0.86.0. */
  const instructed = (held: Readonly<Record<string, unknown>> | undefined, named: Named): void => {
    if (held === undefined) return;
    const facts = { status: 'sent', by: 'input', certainty: 'measured', ...named } as const;
    leaves([held['sections'], held['content']], text => sink.text(text, facts));
  };

  /** Reads a block of an answer. */
  const answered = (block: unknown, put: (text: string) => void): void => {
    if (!isObject(block) || block['type'] !== 'toolCall') return contentTexts([block], put);
    paths.called(block['id'], block['arguments']);
    leaves(block['arguments'], put);
  };

  const said = (held: Readonly<Record<string, unknown>>, named: Named): void => {
    const { role, content } = held;
    const { time } = named;
    const facts = { status: 'sent', certainty: 'measured', ...named } as const;
    // The output of commands run with `!!` is kept from the model.
    if (held['excludeFromContext'] === true) return stored(held, time, sink);
    if (asking.has(role) && isOwn(time)) sink.asked(time);
    if (role === 'assistant') {
      sink.session(session, { model: textIn(held, 'model'), provider: textIn(held, 'provider') });
      if (isOwn(time)) sink.request(time);
      // The part of an answer before it broke off is not sent with further requests.
      if (held['stopReason'] === 'error' || held['stopReason'] === 'aborted') return stored(content, time, sink);
      for (const block of oneOrMore(content)) answered(block, text => sink.text(text, { ...facts, by: 'reply' }));
    } else if (role === 'system') instructed(held, named);
    else if (typeof role === 'string' && sentRoles.has(role)) {
      const path = paths.resultOf(held['toolCallId']);
      contentTexts(content, text => sink.text(text, { ...facts, by: 'input', path }));
      for (const file of listIn(held, 'files'))
        leaves(objectIn(file, 'content') ?? textIn(file, 'content'), text =>
          sink.text(text, { ...facts, by: 'input', waits: true, path: textIn(file, 'path') }),
        );
      // A command run by the user causes no request.
      leaves([held['command'], held['code'], held['output']], text =>
        sink.text(text, { ...facts, by: 'input', waits: true }),
      );
      stored(held['details'], time, sink, path);
    } else sink.unknown(held);
  };

  return { record, state: () => ({ session, began, told: isTold, tree: tree.state() }) };
};

/** Roles that a model answers. */
const asking: ReadonlySet<unknown> = new Set(['user', 'developer', 'toolResult']);

/** Roles whose content is sent to the model; those from `developer` on are Oh My Pi's (`convertOne` in its `messages.ts`). */
const sentRoles: ReadonlySet<string> = new Set([
  ...['user', 'toolResult', 'bashExecution'],
  ...['developer', 'custom', 'hookMessage', 'pythonExecution', 'fileMention'],
]);

/** Entries of an extension of Oh My Pi that are sent with each request. */
const notes = 'experimental_context_notes';

/** Whether a model was asked for a summary, rather than an extension or the program itself writing it. */
function isAskedFor(value: JsonObject): boolean {
  if (value['fromHook'] === true || value['fromExtension'] === true) return false;
  return !unasked.has(value['method']) && objectIn(value, 'details')?.['kind'] !== 'experimental-context-rollover';
}

/** Returns the id of the session that a header names: by its file, …/<time>_<id>.jsonl, or, as Oh My Pi does for forks, by its id. */
function idOf(named: string): string | undefined {
  return (/_([\w-]+)\.jsonl$/.exec(named) ?? /^([\w-]+)$/.exec(named))?.[1];
}

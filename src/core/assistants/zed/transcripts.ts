import { byteLength } from '../../byteLength.ts';
import { isObject, type JsonObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, pathOf, timeOf } from '../../history/records/leaves.ts';
import { stored } from '../../history/records/messages.ts';
import { rowsOf, textOf } from '../../history/records/tables.ts';
import type { DatabaseMapper, HistorySink, Transcripts } from '../../history/types.ts';
import { textThread } from './textThreads.ts';

/** Reads threads, each a row of JSON, compressed with zstd if `data_type` says so. There is one time for a whole thread. */
const threads: DatabaseMapper = (tables, sink, beside, onDamage) => {
  for (const of of rowsOf(tables, 'threads', onDamage)) {
    const data = of('data');
    const text =
      data instanceof Uint8Array ? beside.unpack(data, of('data_type') === 'zstd' ? 'zstd' : 'none') : textOf(data);
    const id = textOf(of('id')) ?? '';
    if (text === null || text === undefined) sink.unread('packed');
    else {
      // Newer versions store the folders next to the thread, one per line.
      const [folder = ''] = (textOf(of('folder_paths')) ?? '').split('\n');
      thread(parseJson(text), { id, folder, updated: timeOf(of('updated_at')) }, sink);
    }
  }
};

interface Row {
  readonly id: string;
  readonly folder: string;
  readonly updated: number | null;
}

function thread(payload: unknown, { id, folder, updated }: Row, sink: HistorySink): void {
  if (!isObject(payload)) return sink.unknown(payload);
  const model = objectIn(payload, 'model');
  const [tree] = listIn(objectIn(payload, 'initial_project_snapshot'), 'worktree_snapshots');
  sink.session(id, {
    cwd: folder === '' ? textIn(tree, 'worktree_path') : folder,
    model: textIn(model, 'model'),
    provider: textIn(model, 'provider'),
    to: updated ?? undefined,
    parent: textIn(objectIn(payload, 'subagent_context'), 'parent_thread_id'),
  });
  // Text that was typed but not sent, and a summary of the thread for people.
  stored([payload['draft_prompt'], payload['detailed_summary']], null, sink);
  const said: Said[] = [];
  for (const each of listIn(payload, 'messages')) {
    const user = objectIn(each, 'User');
    const agent = objectIn(each, 'Agent');
    const summary = objectIn(each, 'Compaction');
    if (user !== undefined) prompt(user, said, sink);
    else if (agent !== undefined) answer(agent, sink);
    else if (summary !== undefined) compaction(summary, said, sink);
    else if (isObject(each) && (each['role'] === 'user' || each['role'] === 'assistant')) older(each, sink);
    else if (each !== 'Resume') sink.unknown(each);
  }
}

const facts = { status: 'sent', certainty: 'documented' } as const;

function prompt(user: JsonObject, said: Said[], sink: HistorySink): void {
  const name = String(said.length);
  let bytes = 0;
  for (const part of listIn(user, 'content')) {
    const mention = objectIn(part, 'Mention');
    const path = mentioned(mention?.['uri']);
    leaves(mention === undefined ? part : [mention['content'], mention['uri']], text => {
      bytes += byteLength(text);
      sink.text(text, { ...facts, by: 'input', message: name, path });
    });
  }
  said.push({ name, bytes });
}

/** Returns the file of a mention: `{"File": {"abs_path": "/work/a"}}`, or of a mention of a part of a file. */
function mentioned(uri: unknown): string | undefined {
  const [kind] = isObject(uri) ? Object.values(uri) : [];
  return textIn(kind, 'abs_path');
}

function answer(agent: JsonObject, sink: HistorySink): void {
  sink.request(null);
  const results = objectIn(agent, 'tool_results') ?? {};
  const paths = new Map<string, string | undefined>();
  for (const part of listIn(agent, 'content')) {
    const use = objectIn(part, 'ToolUse');
    const given = use === undefined ? part : argumentsOf(use['input']);
    const id = textIn(use, 'id') ?? '';
    if (use !== undefined) paths.set(id, pathOf(given));
    // A call without a result is left out.
    if (use !== undefined && !Object.hasOwn(results, id)) stored(given, null, sink);
    else leaves(given, text => sink.text(text, { ...facts, by: 'reply' }));
  }
  leaves(agent['reasoning_details'], text => sink.text(text, { ...facts, by: 'reply' }));
  for (const [call, result] of Object.entries(results)) {
    leaves(isObject(result) ? result['content'] : result, text =>
      sink.text(text, { ...facts, by: 'input', path: paths.get(call) }),
    );
    if (isObject(result)) stored(result['output'], null, sink);
  }
}

/**
 * Reads a message from before October 2025 (0.2.0 of the format and older; zed-industries/zed crates/agent/src/legacy_thread.rs, read
 * 2026-11): it has segments, or at first a single text. Results are with the answer that made the call, or with the next message.
 */
function older(payload: JsonObject, sink: HistorySink): void {
  const isReply = payload['role'] === 'assistant';
  if (isReply) sink.request(null);
  const segments = listIn(payload, 'segments').map(each => (isObject(each) ? each['text'] : each));
  leaves([payload['text'], segments], text => sink.text(text, { ...facts, by: isReply ? 'reply' : 'input' }));
  leaves(payload['context'], text => sink.text(text, { ...facts, by: 'input' }));
  const paths = new Map<string, string | undefined>();
  for (const use of listIn(payload, 'tool_uses').filter(isObject)) {
    paths.set(textIn(use, 'id') ?? '', pathOf(use['input']));
    leaves(use['input'], text => sink.text(text, { ...facts, by: 'reply' }));
  }
  for (const result of listIn(payload, 'tool_results').filter(isObject)) {
    const path = result['is_error'] === true ? undefined : paths.get(textIn(result, 'tool_use_id') ?? '');
    leaves(result['content'], text => sink.text(text, { ...facts, by: 'input', path }));
  }
}

/**
 * Reads a compaction. One request asks for a summary, or lets the provider make one; later requests carry it instead of what came before.
 */
function compaction(info: JsonObject, said: readonly Said[], sink: HistorySink): void {
  sink.request(null);
  sink.window(new Set(info['Summary'] === undefined ? [] : staying(said)));
  leaves([info['Summary'], objectIn(info, 'ProviderNative')?.['items']], text =>
    sink.text(text, { ...facts, by: 'reply' }),
  );
}

/** A prompt and its length. */
interface Said {
  readonly name: string;
  readonly bytes: number;
}

/** Returns the prompts that are kept besides a summary: the newest that fit into 80 000 bytes. A prompt cut to fit is left out. */
function staying(said: readonly Said[]): readonly string[] {
  let left = 80_000;
  const cut = said.findLastIndex(({ bytes }) => (left -= bytes) < 0);
  return said.slice(cut + 1).map(({ name }) => name);
}

/** Returns the arguments of a tool; newer versions wrap them with the name of their format. */
function argumentsOf(input: unknown): unknown {
  return isObject(input) && input['type'] === 'json' && isObject(input['value']) ? input['value'] : input;
}

export const zedTranscripts: Transcripts = {
  stores: [
    {
      id: 'zed.threads',
      assistant: 'zed',
      surface: 'editor',
      paths: [
        '~/.local/share/zed/threads/threads.db',
        '~/Library/Application Support/Zed/threads/threads.db',
        '~/AppData/Local/Zed/threads/threads.db',
      ],
      reading: { format: 'database', map: threads },
      source: {
        ref: 'zed-industries/zed@a8468907 crates/agent/src/db.rs and thread.rs, as a public survey of its stores describes them; AgentMessage::to_request of thread.rs',
        date: '2026-12-01',
      },
    },
    {
      id: 'zed.text-threads',
      assistant: 'zed',
      surface: 'editor',
      paths: [
        '~/.local/share/zed/conversations/*.zed.json',
        '~/.config/zed/conversations/*.zed.json',
        '~/AppData/Local/Zed/conversations/*.zed.json',
      ],
      reading: { format: 'document', map: textThread },
      source: {
        ref: 'zed-industries/zed crates/assistant_text_thread/src/text_thread.rs and crates/paths/src/paths.rs',
        date: '2026-11-30',
      },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com', openai: 'api.openai.com', 'zed.dev': 'cloud.zed.dev' },
  edges: [message('history.edge.zed')],
};

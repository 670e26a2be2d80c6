import { isObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, pathOf, timeOf } from '../../history/records/leaves.ts';
import { columnsOf, textOf } from '../../history/records/openCodeTables.ts';
import type { DatabaseMapper, HistorySink, Transcripts } from '../../history/types.ts';

/** Threads, each one JSON in a row, packed with zstd where `data_type` says so. There is one time for a whole thread. */
const threads: DatabaseMapper = ({ database, named }, sink, beside, onDamage) => {
  const table = named('threads');
  if (table === undefined) return;
  for (const { values } of database.rows(table.root, onDamage)) {
    const of = columnsOf(table, values);
    const data = of('data');
    const text =
      data instanceof Uint8Array ? beside.unpack(data, of('data_type') === 'zstd' ? 'zstd' : 'none') : textOf(data);
    const id = textOf(of('id')) ?? '';
    if (text === null || text === undefined) sink.unread('packed');
    else thread(parseJson(text), id, timeOf(of('updated_at')), sink);
  }
};

function thread(held: unknown, id: string, updated: number | null, sink: HistorySink): void {
  if (!isObject(held)) return sink.unknown(held);
  const model = objectIn(held, 'model');
  const [tree] = listIn(objectIn(held, 'initial_project_snapshot'), 'worktree_snapshots');
  sink.session(id, {
    cwd: textIn(tree, 'worktree_path'),
    model: textIn(model, 'model'),
    provider: textIn(model, 'provider'),
    to: updated ?? undefined,
  });
  const facts = { status: 'sent', certainty: 'documented' } as const;
  for (const each of listIn(held, 'messages')) {
    const user = objectIn(each, 'User');
    const agent = objectIn(each, 'Agent');
    if (user !== undefined) leaves(user['content'], text => sink.text(text, { ...facts, by: 'input' }));
    else if (agent !== undefined) {
      sink.request(null);
      const paths = new Map<string, string | undefined>();
      for (const part of listIn(agent, 'content')) {
        const use = objectIn(part, 'ToolUse');
        if (use !== undefined) paths.set(textIn(use, 'id') ?? '', pathOf(use['input']));
        leaves(use === undefined ? part : use['input'], text => sink.text(text, { ...facts, by: 'reply' }));
      }
      for (const [call, result] of Object.entries(objectIn(agent, 'tool_results') ?? {}))
        leaves(isObject(result) ? result['content'] : result, text =>
          sink.text(text, { ...facts, by: 'input', path: paths.get(call) }),
        );
    } else if (each !== 'Resume') sink.unknown(each);
  }
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
      source: { ref: 'zed-industries/zed@f14fea9b crates/agent/src/db.rs', date: '2026-07-19' },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com', openai: 'api.openai.com', 'zed.dev': 'cloud.zed.dev' },
  edges: [message('history.edge.zed')],
};

import { isObject, parseJson } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { rowsOf, textOf } from '../../history/records/tables.ts';
import { warpFolders } from './folders.ts';
import type { DatabaseMapper, Transcripts } from '../../history/types.ts';

/**
 * Reads what the user asked and what was sent with it: selections, blocks, files and rules (`PersistedAIInput`, `AIAgentContext`).
 * Answers and tool results are in the table `agent_tasks`, in a form that is not publicly documented.
 */
const queries: DatabaseMapper = (tables, sink, _beside, onDamage) => {
  for (const of of rowsOf(tables, 'ai_queries', onDamage)) {
    const facts = { cwd: textOf(of('working_directory')), model: textOf(of('model_id')) };
    sink.session(textOf(of('conversation_id')) ?? '', facts);
    const time = timeOf(of('start_ts'));
    const inputs = parseJson(textOf(of('input')) ?? '');
    if (!Array.isArray(inputs)) {
      sink.unknown(textOf(of('input')));
      continue;
    }
    for (const input of inputs as readonly unknown[]) {
      if (!isObject(input) || !isObject(input['Query'])) sink.unknown(input);
      else
        leaves(input['Query'], text => sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', time }));
    }
    sink.request(time);
  }
  for (const of of rowsOf(tables, 'agent_tasks', onDamage)) {
    sink.session(textOf(of('conversation_id')) ?? '');
    sink.unread('unknown-kind');
  }
};

export const warpTranscripts: Transcripts = {
  stores: [
    {
      id: 'warp.queries',
      assistant: 'warp',
      surface: 'app',
      paths: warpFolders.map(folder => `${folder}/warp.sqlite`),
      reading: { format: 'database', map: queries },
      source: {
        ref: 'warpdotdev/warp@19548aec app/src/ai/blocklist/persistence.rs, app/src/ai/agent/mod.rs, crates/persistence/src/schema.rs; kenn-io/agentsview@53860074 internal/parser/warp_paths.go',
        date: '2026-12-01',
      },
    },
  ],
  hosts: {},
  edges: [message('history.edge.warp')],
};

import { message } from '../../message.ts';
import { rowsOf, textOf } from '../../history/records/tables.ts';
import type { DatabaseMapper, Transcripts } from '../../history/types.ts';
import { llmFolders } from './folders.ts';
import { fragmentsIn } from './fragments.ts';
import { responses } from './responses.ts';
import { turns } from './turns.ts';

/** Versions since 0.32 write turns and leave older tables as they are; for a while, requests were written in both forms. */
const tables: DatabaseMapper = (given, sink, _beside, onDamage) => {
  const fragments = fragmentsIn(given, onDamage);
  const again = new Set<string | undefined>();
  for (const of of rowsOf(given, 'turns', onDamage)) again.add(textOf(of('id')));
  responses({ given, sink, onDamage, fragments }, again);
  turns({ given, sink, onDamage, fragments });
};

export const llmTranscripts: Transcripts = {
  stores: [
    {
      id: 'llm.logs',
      assistant: 'llm',
      surface: 'cli',
      paths: llmFolders.map(folder => `${folder}/logs.db`),
      reading: { format: 'database', map: tables },
      source: {
        ref: 'simonw/llm@f3f4f29 llm/logs.py, llm/migrations.py, docs/logging.md; 0.27 llm/models.py (log_to_db), llm/default_plugins/openai_models.py (build_messages)',
        date: '2026-12-01',
        version: '0.32',
      },
    },
  ],
  hosts: {},
  edges: [message('history.edge.llm')],
};

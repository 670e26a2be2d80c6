import { message } from '../../message.ts';
import { databaseTables, sessionFile } from './conversations.ts';
import type { Transcripts } from '../../history/types.ts';

const folders = ['~/.local/share/goose', '~/AppData/Roaming/Block/goose/data'];
const common = { assistant: 'goose', surface: 'cli' } as const;

export const gooseTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'goose.database',
      paths: folders.map(folder => `${folder}/sessions/sessions.db`),
      reading: { format: 'database', map: databaseTables },
      source: {
        ref: 'aaif-goose/goose@017176d0 crates/goose/src/session/session_manager.rs; block/goose@0036b819 context_mgmt/mod.rs, @05132966 conversation/message.rs',
        date: '2026-12-01',
      },
    },
    {
      // Older sessions were imported into the database, but their files stay.
      ...common,
      id: 'goose.sessions',
      paths: folders.map(folder => `${folder}/sessions/*.jsonl`),
      reading: { format: 'records', map: sessionFile },
      source: { ref: 'block/goose@0fc5e540 crates/goose/src/session/legacy.rs', date: '2026-12-01' },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com', openai: 'api.openai.com' },
  edges: [message('history.edge.goose')],
};

import { message } from '../../message.ts';
import { promptList, stored } from '../../history/records/messages.ts';
import { openCodeStorage } from '../../history/records/openCodeStorage.ts';
import { openCodeTables } from '../../history/records/openCodeTables.ts';
import type { Transcripts } from '../../history/types.ts';

const measured = {
  ref: 'Measured: records of 1.2.20, 1.17.0 and 1.18.33 compared with their captured requests',
  date: '2026-11-30',
  version: '1.18.33',
};
const common = { assistant: 'opencode', surface: 'cli', source: measured } as const;

export const openCodeTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'opencode.database',
      paths: ['~/.local/share/opencode/opencode.db', '~/.local/share/opencode/opencode-*.db'],
      reading: { format: 'database', map: openCodeTables },
    },
    {
      ...common,
      id: 'opencode.storage',
      paths: [
        '~/.local/share/opencode/storage/session/*/ses_*.json',
        '~/.local/share/opencode/project/*/storage/session/info/ses_*.json',
      ],
      reading: { format: 'document', map: openCodeStorage },
      source: {
        ref: 'Measured: records of 1.0.162 and 1.1.53 compared with their captured requests',
        date: '2026-11-30',
        version: '1.1.53',
      },
    },
    {
      ...common,
      id: 'opencode.spill',
      paths: ['~/.local/share/opencode/tool-output/tool_*'],
      // Nothing records which session an output belongs to.
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
    },
    {
      ...common,
      id: 'opencode.prompts',
      paths: ['~/.local/state/opencode/prompt-history.jsonl'],
      reading: { format: 'records', map: promptList(() => ({ session: undefined, time: null })) },
    },
  ],
  hosts: { openai: 'api.openai.com', anthropic: 'api.anthropic.com', opencode: 'opencode.ai' },
  edges: [message('history.edge.openCode')],
};

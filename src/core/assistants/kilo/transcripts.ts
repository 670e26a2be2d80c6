import { message } from '../../message.ts';
import { stored } from '../../history/messages.ts';
import { openCodeTables } from '../../history/openCodeTables.ts';
import type { Transcripts } from '../../history/types.ts';

const measured = { ref: 'Measured: records of 7.7.9 compared with their captured requests', date: '2026-11-28' };
const common = { assistant: 'kilo', surface: 'cli', source: measured } as const;

export const kiloTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'kilo.database',
      paths: ['~/.local/share/kilo/kilo.db', '~/.local/share/kilo/kilo-*.db'],
      reading: { format: 'database', map: openCodeTables },
    },
    {
      ...common,
      id: 'kilo.spill',
      paths: ['~/.local/share/kilo/tool-output/tool_*'],
      // Which session an output belongs to stands nowhere.
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
    },
  ],
  hosts: { openai: 'api.openai.com', anthropic: 'api.anthropic.com', kilo: 'api.kilo.ai' },
  edges: [message('history.edge.kilo')],
};

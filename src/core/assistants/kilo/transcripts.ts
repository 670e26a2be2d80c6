import { message } from '../../message.ts';
import { promptList, stored } from '../../history/records/messages.ts';
import { tablesWith } from '../../history/records/openCodeTables.ts';
import { taskDocument } from '../../history/records/taskFiles.ts';
import { inEditors } from '../storedBuild.ts';
import type { Transcripts } from '../../history/types.ts';
import { TurnTitles } from './titles.ts';

const measured = {
  ref: 'Measured: records of 7.7.9 compared with their captured requests',
  date: '2026-11-30',
  version: '7.7.9',
};
const common = { assistant: 'kilo', surface: 'cli', source: measured } as const;

/** Below the folder of the extension, or below one that a setting names (src/utils/storage.ts of RooCodeInc/Roo-Code, read 2026-12-01). */
const tasks = 'tasks/*/api_conversation_history.json';

export const kiloTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'kilo.database',
      paths: ['~/.local/share/kilo/kilo.db', '~/.local/share/kilo/kilo-*.db'],
      reading: { format: 'database', map: tablesWith(parts => new TurnTitles(parts)) },
    },
    {
      ...common,
      id: 'kilo.spill',
      paths: ['~/.local/share/kilo/tool-output/tool_*'],
      // Nothing records which session an output belongs to.
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
    },
    {
      ...common,
      id: 'kilo.prompts',
      paths: ['~/.local/state/kilo/prompt-history.jsonl'],
      reading: { format: 'records', map: promptList(() => ({ session: undefined, time: null })) },
    },
    {
      id: 'kilo.tasks',
      assistant: 'kilo',
      surface: 'editor',
      paths: inEditors(`kilocode.kilo-code/${tasks}`),
      movedBy: { setting: 'kilo-code.customStoragePath', below: tasks },
      reading: { format: 'document', map: taskDocument },
      source: { ref: 'kenn-io/agentsview@53860074 internal/parser/kilo_legacy.go', date: '2026-11-30' },
    },
  ],
  hosts: { openai: 'api.openai.com', anthropic: 'api.anthropic.com', kilo: 'api.kilo.ai' },
  edges: [message('history.edge.kilo')],
};

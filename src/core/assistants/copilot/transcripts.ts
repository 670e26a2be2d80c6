import { message } from '../../message.ts';
import { chatDocument } from './records/chats.ts';
import { debugLog } from './records/debugLogs.ts';
import { jetBrainsEvents } from './records/jetBrains.ts';
import { traces } from './records/traces.ts';
import { editorFolders } from '../storedBuild.ts';
import type { Transcripts } from '../../history/types.ts';

const measured = {
  ref: 'Measured: records of VS Code 1.139.1 and Copilot Chat 0.67.0 compared with their captured requests',
  date: '2026-11-28',
  version: '0.67.0',
};
const common = { assistant: 'copilot', surface: 'editor', source: measured } as const;
const chats = editorFolders.flatMap(folder => [
  `${folder}/workspaceStorage/*/chatSessions/*`,
  `${folder}/globalStorage/emptyWindowChatSessions/*`,
  `${folder}/globalStorage/transferredChatSessions/*`,
]);

export const copilotTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'copilot.chats',
      paths: chats.map(folder => `${folder}.jsonl`),
      reading: { format: 'operations', map: chatDocument },
    },
    {
      ...common,
      id: 'copilot.chatDocuments',
      paths: chats.map(folder => `${folder}.json`),
      reading: { format: 'document', map: chatDocument },
    },
    {
      ...common,
      id: 'copilot.traces',
      paths: editorFolders.map(folder => `${folder}/globalStorage/github.copilot-chat/agent-traces.db`),
      reading: { format: 'database', map: traces },
    },
    {
      ...common,
      id: 'copilot.debugLogs',
      paths: editorFolders.map(folder => `${folder}/workspaceStorage/*/GitHub.copilot-chat/debug-logs/*/*.jsonl`),
      reading: { format: 'records', map: debugLog },
    },
    {
      ...common,
      id: 'copilot.jetBrains',
      paths: ['~/.copilot/jb/*/partition-*.jsonl'],
      reading: { format: 'records', map: jetBrainsEvents },
      source: {
        ref: 'rajbos/ai-engineering-fluency@97d6dda2 docs/logFilesSchema/jetbrains-session-schema.json, and other public readers',
        date: '2026-11-30',
      },
    },
    {
      // A store of serialized Java objects, whose bytes contain each message several times.
      ...common,
      id: 'copilot.jetBrainsStores',
      paths: ['~/.config', '~/AppData/Local'].map(base => `${base}/github-copilot/*/*/*/copilot-*-nitrite.db`),
      reading: { format: 'closed', reason: 'unknown-kind' },
      source: { ref: 'getagentseal/codeburn@02db4dc2 docs/providers/copilot.md', date: '2026-11-30' },
    },
  ],
  hosts: { copilot: 'api.githubcopilot.com' },
  edges: [message('history.edge.copilot')],
};

import { message } from '../../message.ts';
import { sessionRecords } from '../claude-code/transcripts.ts';
import { coworkFolders } from './folders.ts';
import type { Transcripts } from '../../history/types.ts';

export const claudeDesktopTranscripts: Transcripts = {
  stores: [
    {
      // Each session has a configuration folder of Claude Code of its own.
      id: 'claude-desktop.cowork',
      assistant: 'claude-desktop',
      surface: 'app',
      paths: coworkFolders.flatMap(folder =>
        ['*.jsonl', '*/subagents/*.jsonl'].map(name => `${folder}/*/*/local_*/.claude/projects/*/${name}`),
      ),
      reading: { format: 'records', map: sessionRecords },
      source: {
        ref: 'kenn-io/agentsview@53860074 internal/parser/cowork.go, cowork_paths.go; the records are those of Claude Code',
        date: '2026-12-01',
      },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com' },
  edges: [message('history.edge.claudeDesktop')],
};

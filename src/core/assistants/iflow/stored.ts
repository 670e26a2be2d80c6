import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const iflowStored: readonly StoredSpec[] = [
  stored('iflow', 'transcripts', message('stored.transcripts'), ['~/.iflow/projects'], {
    cost: lostSessions,
    source: { ref: 'kenn-io/agentsview@53860074 internal/parser/iflow_provider.go', date: '2026-12-01' },
  }),
];

import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const lettaCodeStored: readonly StoredSpec[] = [
  stored('letta-code', 'transcripts', message('stored.transcripts'), ['~/.letta/lc-local-backend/conversations'], {
    cost: lostSessions,
    source: { ref: '@letta-ai/letta-code 0.32.18, src/backend/local', date: '2026-12-01', version: '0.32.18' },
  }),
];

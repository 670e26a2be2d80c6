import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const crushStored: readonly StoredSpec[] = [
  stored('crush', 'transcripts', message('stored.transcripts'), ['./.crush/crush.db*'], {
    cost: lostSessions,
    source: { ref: 'charmbracelet/crush@37f36e93 internal/db/connect.go', date: '2026-12-01' },
  }),
];

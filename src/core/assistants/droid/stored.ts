import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const droidStored: readonly StoredSpec[] = [
  stored('droid', 'transcripts', message('stored.transcripts'), ['~/.factory/sessions'], {
    cost: lostSessions,
    source: { ref: 'The program of @factory/cli-linux-x64 0.225.2', date: '2026-12-01' },
  }),
];

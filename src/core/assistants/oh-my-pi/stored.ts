import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';
import { ohMyPiFolders } from './folders.ts';

export const ohMyPiStored: readonly StoredSpec[] = [
  stored('oh-my-pi', 'transcripts', message('stored.transcripts'), ohMyPiFolders, {
    cost: lostSessions,
    source: { ref: '@oh-my-pi/pi-utils 18.2.3 src/dirs.ts', date: '2026-12-01', version: '18.2.3' },
  }),
];

import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const mistralVibeStored: readonly StoredSpec[] = [
  stored(
    'mistral-vibe',
    'transcripts',
    message('stored.transcripts'),
    ['~/.vibe/logs/session', '~/.vibe/vibehistory'],
    {
      cost: lostSessions,
      source: { ref: 'mistralai/mistral-vibe@ac8f1a09 vibe/core/paths/_vibe_home.py', date: '2026-12-01' },
    },
  ),
];

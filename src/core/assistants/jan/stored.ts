import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const janStored: readonly StoredSpec[] = [
  stored(
    'jan',
    'transcripts',
    message('stored.transcripts'),
    ['~/.local/share', '~/Library/Application Support', '~/AppData/Roaming'].map(
      folder => `${folder}/Jan/data/threads`,
    ),
    {
      cost: lostSessions,
      source: { ref: 'janhq/jan@3043f258 src-tauri/src/core/app/paths.rs', date: '2026-12-01' },
    },
  ),
];

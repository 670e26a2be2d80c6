import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const gooseStored: readonly StoredSpec[] = [
  stored(
    'goose',
    'transcripts',
    message('stored.transcripts'),
    ['~/.local/share/goose/sessions', '~/AppData/Roaming/Block/goose/data/sessions'],
    {
      cost: lostSessions,
      source: { ref: 'aaif-goose/goose@017176d0 crates/goose/src/session/session_manager.rs', date: '2026-12-01' },
    },
  ),
];

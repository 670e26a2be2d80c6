import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const openHandsStored: readonly StoredSpec[] = [
  stored('openhands', 'transcripts', message('stored.transcripts'), ['~/.openhands/conversations'], {
    cost: lostSessions,
    source: { ref: 'OpenHands/OpenHands-CLI@6b3838ce openhands_cli/locations.py', date: '2026-12-01' },
  }),
];

import { message } from '../../message.ts';
import { stored, lostSessions } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const openCodeStored: readonly StoredSpec[] = [
  stored(
    'opencode',
    'transcripts',
    message('stored.transcripts'),
    ['~/.local/share/opencode/opencode.db*', '~/.local/state/opencode/prompt-history.jsonl'],
    { cost: lostSessions },
  ),
  stored('opencode', 'snapshots', message('stored.fileSnapshots'), ['~/.local/share/opencode/snapshot'], {
    cost: message('stored.cost.snapshots'),
  }),
];

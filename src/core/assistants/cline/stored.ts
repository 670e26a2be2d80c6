import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { stored, inEditors, lostSessions } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

const source: Source = {
  ref: 'cline/cline src/core/storage/disk.ts@eb3276d1 and getShadowGitPath of its checkpoints',
  date: '2026-11-21',
};

export const clineStored: readonly StoredSpec[] = [
  stored(
    'cline',
    'transcripts',
    message('stored.transcripts'),
    [
      '~/.cline/data/sessions',
      '~/.cline/data/db/session-search.db*',
      '~/.cline/data/db/sessions.db*',
      ...inEditors('saoudrizwan.claude-dev/tasks'),
    ],
    { cost: lostSessions },
  ),
  stored('cline', 'snapshots', message('stored.fileSnapshots'), inEditors('saoudrizwan.claude-dev/checkpoints'), {
    cost: message('stored.cost.snapshots'),
    source,
  }),
  stored('cline', 'logs', message('stored.logs'), ['~/.cline/data/logs']),
];

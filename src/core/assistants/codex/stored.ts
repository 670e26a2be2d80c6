import { message } from '../../message.ts';
import { stored, lostSessions, newIdentifier } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const codexStored: readonly StoredSpec[] = [
  stored(
    'codex',
    'transcripts',
    message('stored.transcripts'),
    ['~/.codex/sessions', '~/.codex/history.jsonl', '~/.codex/thread_history_*.sqlite*', '~/.codex/state_*.sqlite*'],
    { cost: lostSessions },
  ),
  stored('codex', 'snapshots', message('stored.shellSnapshots'), ['~/.codex/shell_snapshots']),
  stored('codex', 'logs', message('stored.logs'), ['~/.codex/logs_*.sqlite*']),
  stored('codex', 'identifier', message('stored.identifier'), ['~/.codex/installation_id'], { cost: newIdentifier }),
];

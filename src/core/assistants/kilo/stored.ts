import { message } from '../../message.ts';
import { stored, lostSessions, newIdentifier } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const kiloStored: readonly StoredSpec[] = [
  stored(
    'kilo',
    'transcripts',
    message('stored.transcripts'),
    ['~/.local/share/kilo/kilo.db*', '~/.local/state/kilo/prompt-history.jsonl'],
    { cost: lostSessions },
  ),
  stored('kilo', 'identifier', message('stored.identifier'), ['~/.local/share/kilo/telemetry-id'], {
    cost: newIdentifier,
  }),
];

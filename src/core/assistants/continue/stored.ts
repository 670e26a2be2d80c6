import { message } from '../../message.ts';
import { stored, lostSessions } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const continueDevStored: readonly StoredSpec[] = [
  stored(
    'continue',
    'transcripts',
    message('stored.transcripts'),
    ['~/.continue/sessions', '~/.continue/input_history.json'],
    { cost: lostSessions },
  ),
  stored('continue', 'telemetry', message('stored.devData'), ['~/.continue/dev_data']),
  stored('continue', 'index', message('stored.index'), ['~/.continue/index'], { cost: message('stored.cost.index') }),
];

import { message } from '../../message.ts';
import { stored, lostSessions, newIdentifier } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const copilotCliStored: readonly StoredSpec[] = [
  stored(
    'copilot-cli',
    'transcripts',
    message('stored.transcripts'),
    ['~/.copilot/session-state', '~/.copilot/session-store.db*', '~/.copilot/command-history-state.json'],
    { cost: lostSessions },
  ),
  stored('copilot-cli', 'identifier', message('stored.identifier'), ['~/.cache/Microsoft/DeveloperTools/deviceid'], {
    cost: newIdentifier,
  }),
];

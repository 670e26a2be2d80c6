import { message } from '../../message.ts';
import { stored, lostSessions, newIdentifier } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const geminiCliStored: readonly StoredSpec[] = [
  stored(
    'gemini-cli',
    'transcripts',
    message('stored.transcripts'),
    ['~/.gemini/tmp/*/chats', '~/.gemini/tmp/*/logs.json'],
    { cost: lostSessions },
  ),
  stored('gemini-cli', 'identifier', message('stored.identifier'), ['~/.gemini/installation_id'], {
    cost: newIdentifier,
  }),
];

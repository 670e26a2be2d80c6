import { message } from '../../message.ts';
import { stored, lostSessions, newIdentifier } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const qwenCodeStored: readonly StoredSpec[] = [
  stored(
    'qwen-code',
    'transcripts',
    message('stored.transcripts'),
    ['~/.qwen/projects/*/chats', '~/.qwen/tmp/*/logs.json'],
    { cost: lostSessions },
  ),
  stored('qwen-code', 'identifier', message('stored.identifier'), ['~/.qwen/installation_id'], { cost: newIdentifier }),
];

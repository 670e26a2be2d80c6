import { message } from '../../message.ts';
import { stored, lostSessions } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const piStored: readonly StoredSpec[] = [
  stored('pi', 'transcripts', message('stored.transcripts'), ['~/.pi/agent/sessions'], { cost: lostSessions }),
];

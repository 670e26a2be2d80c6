import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { stored, inEditors, lostSessions } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

const source: Source = { ref: 'RooCodeInc/Roo-Code (3.52), getTaskDirectoryPath', date: '2026-11-21' };

export const rooStored: readonly StoredSpec[] = [
  stored('roo', 'transcripts', message('stored.transcripts'), inEditors('rooveterinaryinc.roo-cline/tasks'), {
    cost: lostSessions,
    source,
  }),
];

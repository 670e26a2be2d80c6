import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';
import { llmFolders } from './folders.ts';

export const llmStored: readonly StoredSpec[] = [
  stored(
    'llm',
    'transcripts',
    message('stored.transcripts'),
    llmFolders.flatMap(folder => ['', '-wal', '-shm'].map(ending => `${folder}/logs.db${ending}`)),
    {
      cost: lostSessions,
      source: { ref: 'simonw/llm@f3f4f29 docs/logging.md', date: '2026-12-01' },
    },
  ),
];

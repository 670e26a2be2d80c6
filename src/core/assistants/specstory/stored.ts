import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const specStoryStored: readonly StoredSpec[] = [
  stored('specstory', 'transcripts', message('stored.transcripts'), ['./.specstory/history'], {
    cost: lostSessions,
    source: { ref: 'specstoryai/getspecstory@210d6095 specstory-cli/pkg/utils/path_utils.go', date: '2026-12-01' },
  }),
];

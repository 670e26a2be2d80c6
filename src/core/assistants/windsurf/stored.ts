import { message } from '../../message.ts';
import type { StoredSpec } from '../../settings/stored.ts';
import { lostSessions, stored } from '../storedBuild.ts';

/**
 * If a hook asks for it (`post_cascade_response_with_transcript`), Windsurf writes conversations as plain lines, and keeps the last
 * 100. Its own records are always encrypted.
 */
export const windsurfStored: readonly StoredSpec[] = [
  stored(
    'windsurf',
    'transcripts',
    message('stored.transcripts'),
    ['~/.windsurf/transcripts', '~/.codeium/windsurf/cascade', '~/.codeium/cascade'],
    {
      cost: lostSessions,
      source: {
        ref: 'docs.devin.ai/desktop/cascade/hooks, as public readers of these files quote it; getagentseal/codeburn@d5a3f3bb docs/providers/windsurf.md',
        date: '2026-11-30',
      },
    },
  ),
];

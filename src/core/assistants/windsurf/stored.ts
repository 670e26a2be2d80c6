import { message } from '../../message.ts';
import type { StoredSpec } from '../../settings/stored.ts';
import { lostSessions, stored } from '../storedBuild.ts';

/**
 * Once a hook asks for it (`post_cascade_response_with_transcript`), Windsurf writes each conversation as plain lines, the last
 * 100 of them. It keeps its own records encrypted, in any case.
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

import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const kimiStored: readonly StoredSpec[] = [
  stored(
    'kimi',
    'transcripts',
    message('stored.transcripts'),
    [
      '~/.kimi-code/sessions',
      '~/.kimi-code/session_index.jsonl',
      '~/.kimi-code/user-history',
      '~/.kimi/sessions',
      '~/.kimi/user-history',
    ],
    {
      cost: lostSessions,
      source: {
        ref: 'MoonshotAI/kimi-code@d723cc47 docs/en/configuration/data-locations.md; MoonshotAI/kimi-cli@4a550eff src/kimi_cli/metadata.py',
        date: '2026-12-01',
      },
    },
  ),
];

import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const antigravityStored: readonly StoredSpec[] = [
  stored(
    'antigravity',
    'transcripts',
    message('stored.transcripts'),
    [
      ...['antigravity', 'antigravity-cli'].flatMap(name => [
        `~/.gemini/${name}/conversations`,
        `~/.gemini/${name}/brain`,
      ]),
      ...['~/.gemini/antigravity-cli/implicit', '~/.gemini/antigravity-cli/history.jsonl'],
    ],
    {
      cost: lostSessions,
      source: { ref: 'kenn-io/agentsview@53860074 internal/parser/antigravity_cli.go', date: '2026-12-01' },
    },
  ),
];

import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { stored, lostSessions } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

const source: Source = { ref: 'Aider-AI/aider@5dc9490b, aider/args.py', date: '2026-11-20' };

export const aiderStored: readonly StoredSpec[] = [
  stored(
    'aider',
    'transcripts',
    message('stored.transcripts'),
    ['./.aider.chat.history.md', './.aider.input.history', './.aider.llm.history'],
    { cost: lostSessions, source },
  ),
  stored('aider', 'telemetry', message('stored.aiderAnalytics'), ['~/.aider/analytics.json'], {
    cost: message('stored.cost.aiderAnalytics'),
    source,
  }),
];

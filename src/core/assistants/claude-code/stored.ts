import { message } from '../../message.ts';
import { stored, lostSessions } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const claudeCodeStored: readonly StoredSpec[] = [
  stored(
    'claude-code',
    'transcripts',
    message('stored.transcripts'),
    ['~/.claude/projects', '~/.claude/history.jsonl'],
    { cost: lostSessions },
  ),
  stored('claude-code', 'telemetry', message('stored.claudeTelemetry'), ['~/.claude/telemetry']),
];

import { message } from '../../message.ts';
import { lostSessions, stored } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

export const grokStored: readonly StoredSpec[] = [
  stored('grok', 'transcripts', message('stored.transcripts'), ['~/.grok/sessions'], {
    cost: lostSessions,
    source: {
      ref: 'xai-org/grok-build@19d42e35 crates/codegen/xai-grok-pager/docs/user-guide/17-sessions.md',
      date: '2026-12-01',
    },
  }),
];

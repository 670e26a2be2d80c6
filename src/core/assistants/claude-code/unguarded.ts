import type { UnguardedStart } from '../../guard/release/types.ts';

export const claudeCodeUnguarded: UnguardedStart = {
  id: 'claude-code',
  fidelity: 'measured',
  source: {
    ref: 'Measured with the real tool on a loopback network (2.1.332)',
    date: '2026-11-28',
    version: '2.1.332',
  },
  programs: ['claude'],
  packages: ['@anthropic-ai/claude-code'],
  options: ['--bare', '--safe-mode', '--settings', '--setting-sources'],
  variables: /^CLAUDE_CODE_SIMPLE$/,
};

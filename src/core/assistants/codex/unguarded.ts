import type { UnguardedStart } from '../../guard/release/types.ts';

export const codexUnguarded: UnguardedStart = {
  id: 'codex',
  fidelity: 'measured',
  source: {
    ref: 'Measured with the real tool on a loopback network (0.171.0)',
    date: '2026-11-28',
    version: '0.171.0',
  },
  programs: ['codex'],
  packages: ['@openai/codex'],
  options: ['--profile', '-p', '--dangerously-bypass-hook-trust'],
  variables: null,
};

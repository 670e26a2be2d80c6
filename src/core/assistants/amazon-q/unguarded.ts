import type { UnguardedStart } from '../../guard/release/types.ts';

export const amazonQUnguarded: UnguardedStart = {
  id: 'amazon-q',
  fidelity: 'documented',
  source: { ref: 'kiro.dev/docs/cli: hooks stand in the configuration of one agent', date: '2026-11-28' },
  programs: ['q', 'qchat', 'kiro-cli'],
  packages: [],
  options: ['--agent'],
  variables: null,
};

import type { UnguardedStart } from '../../guard/release/types.ts';

export const clineUnguarded: UnguardedStart = {
  id: 'cline',
  fidelity: 'documented',
  source: { ref: 'docs.cline.bot, command line', date: '2026-11-28' },
  programs: ['cline'],
  packages: ['cline'],
  options: ['--config'],
  variables: null,
};

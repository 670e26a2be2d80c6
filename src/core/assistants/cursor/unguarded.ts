import type { UnguardedStart } from '../../guard/release/types.ts';

export const cursorUnguarded: UnguardedStart = {
  id: 'cursor',
  fidelity: 'documented',
  source: { ref: 'cursor.com/docs, command line', date: '2026-11-28' },
  programs: ['cursor-agent'],
  packages: [],
  options: ['--config'],
  variables: /^CURSOR_CONFIG_DIR$/,
};

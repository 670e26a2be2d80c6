import type { UnguardedStart } from '../../guard/release/types.ts';

export const copilotCliUnguarded: UnguardedStart = {
  id: 'copilot-cli',
  fidelity: 'measured',
  source: {
    ref: 'Measured with the real tool on a loopback network (1.0.102)',
    date: '2026-11-28',
    version: '1.0.102',
  },
  programs: ['copilot'],
  packages: ['@github/copilot'],
  options: ['--config-dir', '--disable-hooks'],
  variables: null,
};

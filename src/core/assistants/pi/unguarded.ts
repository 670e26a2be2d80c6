import type { UnguardedStart } from '../../guard/release/types.ts';

export const piUnguarded: UnguardedStart = {
  id: 'pi',
  fidelity: 'measured',
  source: { ref: 'Measured with the real tool on a loopback network (1.6.0)', date: '2026-11-28', version: '1.6.0' },
  programs: ['pi'],
  packages: ['@earendil-works/pi-coding-agent', '@mariozechner/pi-coding-agent'],
  options: ['--no-extensions', '-ne'],
  variables: null,
};

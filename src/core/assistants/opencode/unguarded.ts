import type { UnguardedStart } from '../../guard/release/types.ts';

export const openCodeUnguarded: UnguardedStart = {
  id: 'opencode',
  fidelity: 'measured',
  source: {
    ref: 'Measured with the real tool on a loopback network (1.18.33)',
    date: '2026-11-28',
    version: '1.18.33',
  },
  programs: ['opencode'],
  packages: ['opencode-ai'],
  options: ['--pure'],
  variables: /^OPENCODE_(?:CONFIG\w*|PURE|DISABLE\w*PLUGINS?)$/,
};

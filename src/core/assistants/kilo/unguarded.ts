import type { UnguardedStart } from '../../guard/release/types.ts';

export const kiloUnguarded: UnguardedStart = {
  id: 'kilo',
  fidelity: 'measured',
  source: { ref: 'Measured with the real tool on a loopback network (7.7.9)', date: '2026-11-28', version: '7.7.9' },
  programs: ['kilo', 'kilocode'],
  packages: ['@kilocode/cli'],
  options: ['--pure'],
  variables: /^KILO_(?:CONFIG\w*|PURE|DISABLE\w*PLUGINS?)$/,
};

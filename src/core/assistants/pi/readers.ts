import type { ProductReaders } from '../../readers/types.ts';

export const piReaders: ProductReaders = {
  tool: 'pi',
  servers: [],
  approvals: [],
  approvalSettings: {},
  // Measured with 1.6.0: extensions of an untrusted folder did not load.
  hooksRun: 'trusted-folder',
  trust: null,
  fidelity: 'measured',
  source: { ref: 'Measured with the real tool on a loopback network (1.6.0)', date: '2026-11-28', version: '1.6.0' },
};

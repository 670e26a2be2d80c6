import { approvalsIn, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const files = [
  '~/.config/opencode/opencode.json',
  '~/.config/opencode/opencode.jsonc',
  './opencode.json',
  './opencode.jsonc',
  './.opencode/opencode.json',
];
const inConfig = approvalsIn('json', files);

export const openCodeReaders: ProductReaders = {
  tool: 'opencode',
  servers: serversAt('json', 'mcp', files, '{env:NAME}'),
  approvals: [
    inConfig('everything', ['permission'], ['allow']),
    inConfig('commands', ['permission', 'bash'], ['allow'], { default: 'allow' }),
    inConfig('edits', ['permission', 'edit'], ['allow'], { default: 'allow' }),
  ],
  approvalSettings: {},
  // Measured: a plugin of a cloned repository ran at once.
  hooksRun: 'always',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'opencode.ai/docs/permissions, /docs/mcp-servers and /docs/config', date: '2026-11-29' },
};

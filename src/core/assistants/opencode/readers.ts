import { approvalsIn, serversAt, withSwitch } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const files = [
  '~/.config/opencode/opencode.json',
  '~/.config/opencode/opencode.jsonc',
  './opencode.json',
  './opencode.jsonc',
  './.opencode/opencode.json',
];
const inConfig = approvalsIn('json', files);
/** Unless the user says otherwise, it does not ask. */
const asks = 'ask';

export const openCodeReaders: ProductReaders = {
  tool: 'opencode',
  servers: withSwitch(serversAt('json', 'mcp', files, '{env:NAME}'), { enabled: false }),
  approvals: [
    inConfig('everything', ['permission'], ['allow'], { asks }),
    inConfig('commands', ['permission', 'bash'], ['allow'], { default: 'allow', asks }),
    inConfig('edits', ['permission', 'edit'], ['allow'], { default: 'allow', asks }),
  ],
  approvalSettings: {},
  // Measured: a plugin of a cloned repository ran at once.
  hooksRun: 'always',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'opencode.ai/docs/permissions, /docs/mcp-servers and /docs/config', date: '2026-11-29' },
};

import { approvalsIn, serversAt, withSwitch } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const files = [
  '~/.config/kilo/kilo.json',
  '~/.config/kilo/kilo.jsonc',
  './kilo.json',
  './kilo.jsonc',
  './.kilo/kilo.json',
  './.kilo/kilo.jsonc',
];
const inConfig = approvalsIn('json', files);
const asks = 'ask';

export const kiloReaders: ProductReaders = {
  tool: 'kilo',
  servers: [
    ...withSwitch(serversAt('json', 'mcp', files), { enabled: false }),
    ...withSwitch(
      serversAt('json', 'mcpServers', [
        './.kilocode/mcp.json',
        './.kilo/mcp.json',
        '~/.kilocode/cli/global/settings/mcp_settings.json',
      ]),
      { disabled: true },
    ),
  ],
  approvals: [
    inConfig('everything', ['permission'], ['allow'], { asks }),
    inConfig('commands', ['permission', 'bash'], ['allow'], { asks }),
  ],
  approvalSettings: {},
  // The same code as in OpenCode, where this was measured.
  hooksRun: 'always',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'kilo.ai/docs/automate/mcp/using-in-cli', date: '2026-11-29' },
};

import { approvalsIn, serversAt } from '../../readers/build.ts';
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

export const kiloReaders: ProductReaders = {
  tool: 'kilo',
  servers: [
    ...serversAt('json', 'mcp', files),
    ...serversAt('json', 'mcpServers', [
      './.kilocode/mcp.json',
      './.kilo/mcp.json',
      '~/.kilocode/cli/global/settings/mcp_settings.json',
    ]),
  ],
  approvals: [
    inConfig('everything', ['permission'], ['allow']),
    inConfig('commands', ['permission', 'bash'], ['allow']),
  ],
  approvalSettings: {},
  // The same code as OpenCode, of which it was measured.
  hooksRun: 'always',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'kilo.ai/docs/automate/mcp/using-in-cli', date: '2026-11-29' },
};

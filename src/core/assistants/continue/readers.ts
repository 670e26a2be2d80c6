import { serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const reference = '${{ secrets.NAME }}';

export const continueDevReaders: ProductReaders = {
  tool: 'continue',
  servers: [
    ...serversAt(
      'yaml',
      'mcpServers',
      ['~/.continue/config.yaml', './.continue/mcpServers/*.yaml', '~/.continue/mcpServers/*.yaml'],
      reference,
    ),
    ...serversAt('json', 'mcpServers', ['./.continue/mcpServers/*.json', '~/.continue/mcpServers/*.json']),
  ],
  approvals: [],
  approvalSettings: {},
  hooksRun: 'unknown',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'docs.continue.dev/customize/deep-dives/mcp', date: '2026-11-29' },
};

import { serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

export const windsurfReaders: ProductReaders = {
  tool: 'windsurf',
  servers: serversAt('json', 'mcpServers', ['~/.codeium/windsurf/mcp_config.json'], '${env:NAME}'),
  approvals: [],
  approvalSettings: {},
  hooksRun: 'unknown',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'docs.windsurf.com/windsurf/cascade/mcp', date: '2026-11-29' },
};

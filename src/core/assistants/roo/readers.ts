import { approvalsIn, editorSettings, serversAt, withSwitch } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const inEditor = approvalsIn('json', editorSettings);

export const rooReaders: ProductReaders = {
  tool: 'roo',
  servers: withSwitch(
    serversAt(
      'json',
      'mcpServers',
      ['./.roo/mcp.json', '<user>/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json'],
      '${env:NAME}',
    ),
    { disabled: true },
  ),
  approvals: [inEditor('commands', ['roo-cline.allowedCommands'], ['*'])],
  approvalSettings: {},
  hooksRun: 'unknown',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'docs.roocode.com/features/mcp/using-mcp-in-roo', date: '2026-11-29' },
};

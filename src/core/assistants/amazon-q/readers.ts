import { approvalsIn, editorSettings, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const inEditor = approvalsIn('json', editorSettings);

export const amazonQReaders: ProductReaders = {
  tool: 'amazon-q',
  servers: serversAt('json', 'mcpServers', [
    '~/.aws/amazonq/mcp.json',
    '~/.kiro/settings/mcp.json',
    './.amazonq/mcp.json',
    './.kiro/settings/mcp.json',
  ]),
  approvals: [inEditor('commands', ['kiroAgent.trustedCommands'], ['*'])],
  approvalSettings: {},
  hooksRun: 'unknown',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'docs.aws.amazon.com/amazonq: MCP configuration; kiro.dev/docs/mcp', date: '2026-11-29' },
};

import { approvalsIn, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const ofProgram = approvalsIn('json', ['~/.cursor/cli-config.json', './.cursor/cli.json']);

export const cursorReaders: ProductReaders = {
  tool: 'cursor',
  servers: serversAt('json', 'mcpServers', ['~/.cursor/mcp.json', './.cursor/mcp.json'], '${env:NAME}'),
  approvals: [
    ofProgram('commands', ['permissions', 'allow'], ['Shell(*)', 'Shell(**)']),
    ofProgram('reads', ['permissions', 'allow'], ['Read(**)', 'Read(**/*)']),
    ofProgram('edits', ['permissions', 'allow'], ['Write(**)', 'Write(**/*)']),
  ],
  approvalSettings: {},
  hooksRun: 'trusted-folder',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'cursor.com/docs/context/mcp and /docs/cli/reference/permissions', date: '2026-11-29' },
};

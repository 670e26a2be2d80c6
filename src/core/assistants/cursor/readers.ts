import { approvalsIn, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const ofProgram = approvalsIn('json', ['~/.cursor/cli-config.json', './.cursor/cli.json']);

/** The editor's own lists. Entries of both files are merged, and replace the list in Cursor's settings. */
const ofEditor = approvalsIn('json', ['~/.cursor/permissions.json', './.cursor/permissions.json']);

/** An entry is the start of a command line, so a shell allows any command. */
const anyCommand = ['*', 'bash', 'sh', 'zsh', 'cmd', 'powershell', 'pwsh'];

export const cursorReaders: ProductReaders = {
  tool: 'cursor',
  servers: serversAt('json', 'mcpServers', ['~/.cursor/mcp.json', './.cursor/mcp.json'], '${env:NAME}'),
  approvals: [
    ofProgram('commands', ['permissions', 'allow'], ['Shell(*)', 'Shell(**)']),
    ofProgram('reads', ['permissions', 'allow'], ['Read(**)', 'Read(**/*)']),
    ofProgram('edits', ['permissions', 'allow'], ['Write(**)', 'Write(**/*)']),
    ofEditor('commands', ['terminalAllowlist'], anyCommand),
    ofEditor('servers', ['mcpAllowlist'], ['*', '*:*']),
  ],
  approvalSettings: {},
  hooksRun: 'trusted-folder',
  trust: null,
  fidelity: 'documented',
  source: {
    ref: 'cursor.com/docs/context/mcp, /docs/cli/reference/permissions and /docs/reference/permissions',
    date: '2026-11-29',
  },
};

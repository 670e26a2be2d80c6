import { startFolder } from '../../context/agent/files/fileRule.ts';
import { approvalsIn, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const settings = ['~/.qwen/settings.json', './.qwen/settings.json'];
const inSettings = approvalsIn('json', settings);

export const qwenCodeReaders: ProductReaders = {
  tool: 'qwen-code',
  servers: serversAt(
    'json',
    'mcpServers',
    [...settings, './.mcp.json', '~/.qwen/extensions/*/qwen-extension.json'],
    '${NAME}',
  ),
  approvals: [
    inSettings('everything', ['tools', 'approvalMode'], ['yolo', 'auto']),
    inSettings('edits', ['tools', 'approvalMode'], ['auto-edit']),
    inSettings('everything', ['general', 'defaultPermissionMode'], ['bypass_permissions', 'auto']),
    inSettings('edits', ['general', 'defaultPermissionMode'], ['accept_edits']),
    inSettings('commands', ['permissions', 'allow'], ['Bash', 'Bash(*)', 'run_shell_command']),
  ],
  approvalSettings: {},
  // Measured: project hooks ran in a folder that was never trusted; newer documentation speaks of a question.
  hooksRun: 'always',
  trust: {
    format: 'json',
    file: '~/.qwen/trustedFolders.json',
    keyPath: [startFolder],
    trusted: ['TRUST_FOLDER', 'TRUST_PARENT'],
  },
  fidelity: 'documented',
  source: { ref: 'qwenlm.github.io/qwen-code-docs: settings, permissions, trusted folders', date: '2026-11-29' },
};

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
    // Unless the user says otherwise, a model decides instead of the user in a trusted folder, which all folders are by default.
    inSettings('everything', ['tools', 'approvalMode'], ['yolo', 'auto'], { default: 'auto', asks: 'default' }),
    inSettings('edits', ['tools', 'approvalMode'], ['auto-edit']),
    inSettings('commands', ['permissions', 'allow'], ['Bash', 'Bash(*)', 'run_shell_command']),
  ],
  approvalSettings: {},
  // Measured: project hooks ran in a folder that was never trusted; newer documentation mentions a question.
  hooksRun: 'always',
  trust: {
    format: 'json',
    file: '~/.qwen/trustedFolders.json',
    keyPath: [startFolder],
    trusted: ['TRUST_FOLDER', 'TRUST_PARENT'],
  },
  fidelity: 'documented',
  source: {
    ref: 'qwenlm.github.io/qwen-code-docs: settings, permissions, trusted folders; published build of 0.24.4',
    date: '2026-11-30',
  },
};

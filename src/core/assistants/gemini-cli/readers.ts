import { startFolder } from '../../context/agent/files/fileRule.ts';
import { approvalsIn, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const settings = ['~/.gemini/settings.json', './.gemini/settings.json'];
const inSettings = approvalsIn('json', settings);

export const geminiCliReaders: ProductReaders = {
  tool: 'gemini-cli',
  servers: serversAt('json', 'mcpServers', [...settings, '~/.gemini/extensions/*/gemini-extension.json'], '${NAME}'),
  approvals: [
    inSettings('edits', ['general', 'defaultApprovalMode'], ['auto_edit']),
    inSettings('commands', ['tools', 'allowed'], ['run_shell_command', 'ShellTool']),
  ],
  approvalSettings: {},
  // Measured with 0.51: hooks of an untrusted folder did not run.
  hooksRun: 'trusted-folder',
  trust: {
    format: 'json',
    file: '~/.gemini/trustedFolders.json',
    keyPath: [startFolder],
    trusted: ['TRUST_FOLDER', 'TRUST_PARENT'],
  },
  fidelity: 'documented',
  source: { ref: 'geminicli.com/docs/reference/configuration and /docs/cli/trusted-folders', date: '2026-11-29' },
};

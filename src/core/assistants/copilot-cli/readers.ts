import { approvalsIn, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const reference = '${NAME}';
const inSettings = approvalsIn('json', ['~/.copilot/settings.json']);

export const copilotCliReaders: ProductReaders = {
  tool: 'copilot-cli',
  servers: [
    ...serversAt('json', 'mcpServers', ['~/.copilot/mcp-config.json', './.mcp.json', './.github/mcp.json'], reference),
    ...serversAt('json', 'servers', ['./.vscode/mcp.json'], reference),
  ],
  // In assisted mode, a model decides instead of the user; its own description says that this is no security boundary.
  approvals: [
    inSettings('everything', ['defaultPermissionMode'], ['allow-all']),
    inSettings('commands', ['defaultPermissionMode'], ['assisted']),
  ],
  approvalSettings: {},
  // Measured with 1.0.102: hooks of an untrusted folder did not run.
  hooksRun: 'trusted-folder',
  trust: { format: 'json', file: '~/.copilot/config.json', keyPath: ['trusted_folders'] },
  fidelity: 'documented',
  source: {
    ref: 'docs.github.com/en/copilot/reference/copilot-cli-reference; github/copilot-cli#903; published build of 1.0.102',
    date: '2026-11-30',
  },
};

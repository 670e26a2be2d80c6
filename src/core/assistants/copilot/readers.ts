import { editorSettings, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const reference = '${input:NAME}';
/** On the server of a remote window (server-main.js of VS Code 1.139.1, `mcpResource`). */
const atServer = ['~/.vscode-server/data/User/mcp.json', '~/.vscode-server-insiders/data/User/mcp.json'];

export const copilotReaders: ProductReaders = {
  tool: 'copilot',
  servers: [
    ...serversAt(
      'json',
      'servers',
      ['<user>/mcp.json', '<user>/profiles/*/mcp.json', ...atServer, './.vscode/mcp.json'],
      reference,
    ),
    // The location before VS Code 1.102.
    ...serversAt('json', ['mcp', 'servers'], [...editorSettings, '<user>/profiles/*/settings.json'], reference),
  ],
  approvals: [],
  approvalSettings: {},
  // Hooks run from a trusted workspace; only the editor knows which workspaces are trusted.
  hooksRun: 'trusted-folder',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'code.visualstudio.com/docs/copilot/customization/mcp-servers', date: '2026-11-29' },
};

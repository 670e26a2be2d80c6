import { editorSettings, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const reference = '${input:NAME}';

export const copilotReaders: ProductReaders = {
  tool: 'copilot',
  servers: [
    ...serversAt('json', 'servers', ['<user>/mcp.json', './.vscode/mcp.json'], reference),
    // Where they stood before VS Code 1.102.
    ...serversAt('json', ['mcp', 'servers'], editorSettings, reference),
  ],
  approvals: [],
  approvalSettings: {},
  // From a trusted workspace; which one is, only the editor knows.
  hooksRun: 'trusted-folder',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'code.visualstudio.com/docs/copilot/customization/mcp-servers', date: '2026-11-29' },
};

import { approvalsIn, editorSettings } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const inEditor = approvalsIn('json', editorSettings);

export const visualStudioCodeReaders: ProductReaders = {
  tool: 'vscode',
  servers: [],
  approvals: [
    inEditor('commands', ['chat.tools.terminal.autoApprove'], [true]),
    inEditor('edits', ['chat.tools.edits.autoApprove'], [true]),
  ],
  approvalSettings: {
    'chat.tools.global.autoApprove': 'everything',
    'chat.tools.terminal.enableAutoApprove': 'commands',
    'chat.tools.terminal.autoApproveWorkspaceNpmScripts': 'commands',
  },
  hooksRun: 'unknown',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'code.visualstudio.com/docs/copilot/agents/agent-tools', date: '2026-11-29' },
};

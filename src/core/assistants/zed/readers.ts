import { approvalsIn, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const ofPerson = ['~/.config/zed/settings.json', '~/AppData/Roaming/Zed/settings.json'];
const inSettings = approvalsIn('json', ofPerson);

export const zedReaders: ProductReaders = {
  tool: 'zed',
  servers: serversAt('json', 'context_servers', [...ofPerson, './.zed/settings.json']),
  approvals: [
    inSettings('everything', ['agent', 'tool_permissions', 'default'], ['allow']),
    inSettings('commands', ['agent', 'tool_permissions', 'tools', 'terminal', 'default'], ['allow']),
    // Before 0.224.
    inSettings('everything', ['agent', 'always_allow_tool_actions'], [true]),
  ],
  approvalSettings: {},
  hooksRun: 'unknown',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'zed.dev/docs/ai/mcp and /docs/ai/tool-permissions', date: '2026-11-29' },
};

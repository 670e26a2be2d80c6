import { features, gitignoreOfSearch, ignoreFile } from '../build.ts';
import { message } from '../../message.ts';
import type { Assistant } from '../types.ts';
import { agentPrograms } from '../vscode/agentHosts.ts';
import { codexHost } from './context.ts';

const { source } = codexHost;

/** VS Code sets the sandbox of each session (workspace-write by default), and then no permission profile has any effect. */
export const vscodeCodex: Assistant = {
  id: 'vscode-codex',
  name: 'Codex agent in VS Code',
  shortName: 'VS Code Codex',
  features: features('measured', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('permissions.filesystem', 'measured', source, {
      covers: [],
      kind: 'permission-rules',
      syntax: 'codex-permission',
      lookup: 'config',
      files: ['~/.codex/config.toml', './.codex/config.toml'],
      keyPath: ['permissions'],
      gaps: [message('ignore.gap.hostSandbox')],
    }),
    gitignoreOfSearch('measured', source),
  ],
  detection: { extensionIds: [], commands: [], paths: [], fetchedTo: agentPrograms('codex') },
};

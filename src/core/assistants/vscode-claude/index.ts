import { claudeCode } from '../claude-code/index.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
import { agentPrograms } from '../vscode/agentHosts.ts';
import { claudeHost } from './context.ts';

const { source } = claudeHost;

/** It reads the settings of the user, the project and the local file, so Claude Code's rules apply here too. */
export const vscodeClaude: Assistant = {
  id: 'vscode-claude',
  name: 'Claude agent in VS Code',
  shortName: 'VS Code Claude',
  features: features('measured', source, { agent: 'workspace' }),
  mechanisms: claudeCode.mechanisms.map(({ id, covers, fidelity: _, source: __, ...details }) =>
    ignoreFile(id, 'measured', source, {
      ...details,
      covers: covers.filter(feature => feature === 'agent'),
      staysInHome: true,
    }),
  ),
  // It is given only the home folder of the environment, unless the user is signed in to the vendor and not to GitHub, or chooses a model
  // of the vendor's account (microsoft/vscode@01e1ba67 claudeSdkOptions.ts, @0293dff7 claudeTransportMode.ts, read 2026-11-30).
  staysInHome: Object.keys(claudeCode.movedFolders ?? {}),
  detection: { extensionIds: [], commands: [], paths: [], fetchedTo: agentPrograms('claude') },
};

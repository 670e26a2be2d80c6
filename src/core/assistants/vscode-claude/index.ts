import { claudeCode } from '../claude-code/index.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
import { agentPrograms } from '../vscode/agentHosts.ts';
import { claudeHost } from './context.ts';

const { source } = claudeHost;

/** It takes the settings of the person, the project and the local file, so that the rules of Claude Code hold here, too. */
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
  // Of the environment it is given the home folder alone, unless the person is signed in at the vendor and not at GitHub, or
  // chooses a model of the vendor's account (microsoft/vscode@01e1ba67 claudeSdkOptions.ts, @0293dff7 claudeTransportMode.ts,
  // read 2026-11-30).
  staysInHome: Object.keys(claudeCode.movedFolders ?? {}),
  detection: { extensionIds: [], commands: [], paths: [], fetchedTo: agentPrograms('claude') },
};

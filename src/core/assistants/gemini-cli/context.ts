import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { atRoot, below, state } from '../../context/agent/rules.ts';

const geminiLab = measured('Gemini CLI', '0.61.0');

const geminiSource = 'google-gemini/gemini-cli@5411f113';

const geminiCli: AgentProfile = {
  assistant: 'gemini-cli',
  feature: 'agent',
  instructions: [
    atRoot(geminiLab, 'GEMINI.md'),
    below(documented(`${geminiSource} docs/cli/gemini-md.md`, '2026-08-21'), 'GEMINI.md'),
  ],
  editor: [
    {
      part: 'open-paths',
      most: 10,
      inclusion: 'possible',
      claim: documented(`${geminiSource} packages/vscode-ide-companion/src/open-files-manager.ts`, '2026-08-21'),
    },
    {
      part: 'selection',
      most: 16_384,
      inclusion: 'possible',
      claim: documented(`${geminiSource} packages/vscode-ide-companion/src/open-files-manager.ts`, '2026-08-21'),
    },
  ],
  state: [state(message('context.agent.folderPath'), geminiLab)],
  listing: { unit: 'names', most: 200, dotFiles: true, claim: geminiLab },
  reach: { reason: message('context.agent.readsOnDemand'), claim: geminiLab },
  unknowns: [message('context.agent.homeInstructions', { path: '~/.gemini/GEMINI.md' })],
};

export const geminiCliContext: AssistantContext = {
  agents: [geminiCli],
};

import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { atRoot, state } from '../../context/agent/rules.ts';

const copilotCliLab = measured('GitHub Copilot CLI', '1.0.102');

const copilotCli: AgentProfile = {
  assistant: 'copilot-cli',
  feature: 'agent',
  instructions: ['.github/copilot-instructions.md', 'AGENTS.md', 'CLAUDE.md', 'GEMINI.md'].map(name =>
    atRoot(copilotCliLab, name),
  ),
  editor: [],
  state: [
    state(message('context.agent.folderPath'), copilotCliLab),
    { reason: message('context.agent.sessionUpload'), inclusion: 'possible', claim: copilotCliLab },
  ],
  reach: { reason: message('context.agent.readsOnDemand'), claim: copilotCliLab },
  unknowns: [],
};

export const copilotCliContext: AssistantContext = {
  agents: [copilotCli],
};

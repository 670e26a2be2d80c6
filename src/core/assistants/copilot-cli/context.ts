import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { facts, onDemand } from '../../context/agent/rules.ts';

/** The content of the first request of sessions without an editor. */
export const copilotCliFirst = measured('GitHub Copilot CLI', '1.0.102', '', '2026-11-29');

const copilotCliLab = measured('GitHub Copilot CLI', '1.0.102');

const copilotCli: AgentProfile = {
  assistant: 'copilot-cli',
  feature: 'agent',
  instructions: [],
  readsAround: true,
  ownTokens: { tokens: 13218, claim: copilotCliFirst },
  editor: [],
  state: [
    ...facts(copilotCliFirst, 'cwd', 'platform', 'date'),
    { reason: message('context.agent.sessionUpload'), inclusion: 'possible', claim: copilotCliLab },
  ],
  reach: onDemand(copilotCliLab),
  unknowns: [],
};

export const copilotCliContext: AssistantContext = {
  agents: [copilotCli],
};

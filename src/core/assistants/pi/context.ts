import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { atRoot, state } from '../../context/agent/rules.ts';

const piLab = measured('Pi coding agent', '0.73.1');

const pi: AgentProfile = {
  assistant: 'pi',
  feature: 'agent',
  instructions: [atRoot(piLab, 'AGENTS.override.md', 'AGENTS.md', 'CLAUDE.md')],
  editor: [],
  state: [state(message('context.agent.folderPath'), piLab)],
  reach: { reason: message('context.agent.readsOnDemand'), claim: piLab },
  unknowns: [],
};

export const piContext: AssistantContext = {
  agents: [pi],
};

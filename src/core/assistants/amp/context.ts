import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { atRoot, chatByHand, onDemand } from '../../context/agent/rules.ts';

const amp: AgentProfile = {
  assistant: 'amp',
  feature: 'agent',
  instructions: [atRoot(documented('Amp documentation', '2026-11-20'), 'AGENTS.md', 'CLAUDE.md')],
  editor: [],
  state: [],
  reach: onDemand(documented('Amp documentation', '2026-11-20')),
  unknowns: [message('context.closedSource')],
};

export const ampContext: AssistantContext = {
  agents: [chatByHand('amp', documented('Amp documentation', '2026-11-20')), amp],
};

import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';

const devinDocs = documented('docs.devin.ai, DeepWiki', '2026-11-20');

const devin: AgentProfile = {
  assistant: 'devin',
  feature: 'agent',
  instructions: [],
  editor: [],
  state: [{ reason: message('context.agent.cloudClone'), inclusion: 'certain', claim: devinDocs }],
  unknowns: [message('context.closedSource')],
};

export const devinContext: AssistantContext = {
  agents: [devin],
};

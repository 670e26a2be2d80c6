import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { state } from '../../context/agent/rules.ts';

const aiderSource = documented('Aider-AI/aider@5dc9490b aider/repomap.py, aider/coders/base_coder.py', '2026-11-30');

const aider: AgentProfile = {
  assistant: 'aider',
  feature: 'chat',
  instructions: [],
  editor: [],
  state: [
    state(message('context.agent.repositoryMap'), aiderSource),
    { reason: message('context.agent.addedFiles'), inclusion: 'possible', claim: aiderSource },
  ],
  unknowns: [],
};

/** The same program as an agent: it only reads what is added to the chat. */
const aiderAgent: AgentProfile = { ...aider, feature: 'agent' };

export const aiderContext: AssistantContext = {
  agents: [aider, aiderAgent],
};

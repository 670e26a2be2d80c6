import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { facts, onDemand } from '../../context/agent/rules.ts';

/** The content of the first request of sessions without an editor. */
export const openCodeFirst = measured('OpenCode', '1.18.33', '', '2026-11-29');

const openCodeLab = measured('OpenCode', '1.18.33');

const openCode: AgentProfile = {
  assistant: 'opencode',
  feature: 'agent',
  instructions: [],
  readsAround: true,
  ownTokens: { tokens: 7288, claim: openCodeFirst },
  editor: [],
  state: [
    ...facts(openCodeFirst, 'cwd', 'platform', 'date', 'shell'),
    { reason: message('context.agent.title'), inclusion: 'possible', claim: openCodeFirst },
  ],
  reach: onDemand(openCodeLab),
  unknowns: [],
};

export const openCodeContext: AssistantContext = {
  agents: [openCode],
};

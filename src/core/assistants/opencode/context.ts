import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { facts } from '../../context/agent/rules.ts';
import { openCodeFiles, openCodeFirst } from './firstRequest.ts';

const openCodeLab = measured('OpenCode', '1.18.33');

const openCode: AgentProfile = {
  assistant: 'opencode',
  feature: 'agent',
  instructions: [],
  files: openCodeFiles,
  ownTokens: { tokens: 7288, claim: openCodeFirst },
  editor: [],
  state: [
    ...facts(openCodeFirst, 'cwd', 'platform', 'date', 'shell'),
    { reason: message('context.agent.title'), inclusion: 'possible', claim: openCodeFirst },
  ],
  reach: { reason: message('context.agent.readsOnDemand'), claim: openCodeLab },
  unknowns: [],
};

export const openCodeContext: AssistantContext = {
  agents: [openCode],
};

import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { atRoot, state } from '../../context/agent/rules.ts';

const qwenLab = measured('Qwen Code', '0.24.4');

const qwenCode: AgentProfile = {
  assistant: 'qwen-code',
  feature: 'agent',
  instructions: [atRoot(qwenLab, 'QWEN.md'), atRoot(qwenLab, 'AGENTS.md')],
  editor: [],
  state: [state(message('context.agent.folderPath'), qwenLab), state(message('context.agent.gitLog'), qwenLab)],
  listing: { unit: 'names', most: 20, dotFiles: true, claim: qwenLab },
  reach: { reason: message('context.agent.readsOnDemand'), claim: qwenLab },
  unknowns: [],
};

export const qwenCodeContext: AssistantContext = {
  agents: [qwenCode],
};

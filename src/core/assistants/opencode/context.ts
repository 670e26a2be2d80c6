import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { atRoot, state } from '../../context/agent/rules.ts';

const openCodeLab = measured('OpenCode', '1.18.33');

const openCode: AgentProfile = {
  assistant: 'opencode',
  feature: 'agent',
  instructions: [atRoot(openCodeLab, 'AGENTS.md', 'CLAUDE.md')],
  editor: [],
  state: [state(message('context.agent.folderPath'), openCodeLab)],
  reach: { reason: message('context.agent.readsOnDemand'), claim: openCodeLab },
  unknowns: [message('context.agent.homeInstructions', { path: '~/.claude/CLAUDE.md' })],
};

export const openCodeContext: AssistantContext = {
  agents: [openCode],
};

import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';

const codySource = documented('sourcegraph/cody@dced3c1d vscode/src/chat/initialContext.ts', '2026-11-30');

const codyChat: AgentProfile = {
  assistant: 'cody',
  feature: 'chat',
  instructions: [],
  editor: [{ part: 'active-text', inclusion: 'possible', claim: codySource }],
  state: [],
  reach: { reason: message('context.index.remoteSearch'), claim: codySource },
  unknowns: [],
};

export const codyContext: AssistantContext = {
  agents: [codyChat],
};

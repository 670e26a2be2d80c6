import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { onDemand } from '../../context/agent/rules.ts';

const amazonSource = 'aws/language-servers@55af91ea server/aws-lsp-codewhisperer/src/language-server/agenticChat';

const amazonRules = documented(`${amazonSource}/context/additionalContextProvider.ts`, '2026-11-30');

const amazonQChat: AgentProfile = {
  assistant: 'amazon-q',
  feature: 'chat',
  instructions: [
    { oneOf: ['README.md'], where: 'root', inclusion: 'certain', claim: amazonRules },
    { oneOf: ['AmazonQ.md'], where: 'root', inclusion: 'certain', claim: amazonRules },
    { oneOf: ['.amazonq/rules/**.md'], where: 'root', inclusion: 'certain', claim: amazonRules },
  ],
  editor: [],
  state: [],
  unknowns: [],
};

const amazonQAgent: AgentProfile = {
  ...amazonQChat,
  feature: 'agent',
  reach: onDemand(documented(`${amazonSource}/tools/toolShared.ts`, '2026-11-30')),
};

export const amazonQContext: AssistantContext = {
  agents: [amazonQChat, amazonQAgent],
  index: {
    assistant: 'amazon-q',
    reason: message('context.index.serverSide'),
    claim: documented(
      'aws/language-servers@55af91ea server/aws-lsp-codewhisperer/src/language-server/workspaceContext/workspaceContextServer.ts',
      '2026-11-30',
    ),
    unknowns: [message('context.index.accountFlag')],
  },
};

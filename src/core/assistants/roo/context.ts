import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { chatByHand } from '../../context/agent/rules.ts';

const rooSource = documented(
  'RooCodeInc/Roo-Code@cb836567 src/core/environment/getEnvironmentDetails.ts',
  '2026-04-14',
);

const rooRules = documented('RooCodeInc/Roo-Code@cb836567 src/package.json', '2026-04-14');

const roo: AgentProfile = {
  assistant: 'roo',
  feature: 'agent',
  instructions: [
    { oneOf: ['.roo/rules**'], where: 'root', inclusion: 'certain', claim: rooRules },
    { oneOf: ['.roorules'], where: 'root', inclusion: 'certain', claim: rooRules },
    { oneOf: ['AGENTS.md'], where: 'root', inclusion: 'certain', claim: rooRules },
  ],
  editor: [{ part: 'open-paths', most: 20, inclusion: 'certain', claim: rooSource }],
  state: [{ reason: message('context.agent.terminalOutput'), inclusion: 'certain', claim: rooSource }],
  listing: { unit: 'names', most: 200, dotFiles: true, claim: rooSource },
  reach: { reason: message('context.agent.readsOnDemand'), claim: rooSource },
  unknowns: [],
};

export const rooContext: AssistantContext = {
  agents: [chatByHand('roo', documented('RooCodeInc/Roo-Code@cb836567', '2026-04-14')), roo],
  index: {
    assistant: 'roo',
    reason: message('context.index.optIn'),
    claim: documented('RooCodeInc/Roo-Code@cb836567 src/services/code-index', '2026-04-14'),
    unknowns: [],
  },
};

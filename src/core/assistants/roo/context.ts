import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { chatByHand, onDemand } from '../../context/agent/rules.ts';

const rooSource = documented(
  'RooCodeInc/Roo-Code@cb836567 src/core/environment/getEnvironmentDetails.ts',
  '2026-11-30',
);

export const rooRules = documented(
  'RooCodeInc/Roo-Code@cb836567 src/core/prompts/sections/custom-instructions.ts',
  '2026-11-30',
);

const roo: AgentProfile = {
  assistant: 'roo',
  feature: 'agent',
  instructions: [
    { oneOf: ['.roo/rules/**', '.roorules', '.clinerules'], where: 'root', inclusion: 'certain', claim: rooRules },
    // Rules for a mode; the selected mode is not known here.
    { oneOf: ['.roo/rules-**'], where: 'root', inclusion: 'possible', claim: rooRules },
    { oneOf: ['.roorules-**'], where: 'root', inclusion: 'possible', claim: rooRules },
    { oneOf: ['.clinerules-**'], where: 'root', inclusion: 'possible', claim: rooRules },
    { oneOf: ['AGENTS.md', 'AGENT.md'], where: 'root', inclusion: 'certain', claim: rooRules },
    { oneOf: ['AGENTS.local.md'], where: 'root', inclusion: 'certain', claim: rooRules },
  ],
  readsAround: true,
  editor: [{ part: 'open-paths', most: 20, inclusion: 'certain', claim: rooSource }],
  state: [{ reason: message('context.agent.terminalOutput'), inclusion: 'certain', claim: rooSource }],
  listing: { unit: 'names', most: 200, dotFiles: true, claim: rooSource },
  reach: onDemand(rooSource),
  unknowns: [],
};

export const rooContext: AssistantContext = {
  agents: [chatByHand('roo', documented('RooCodeInc/Roo-Code@cb836567 src/core/mentions/index.ts', '2026-11-30')), roo],
  index: {
    assistant: 'roo',
    reason: message('context.index.optIn'),
    claim: documented('RooCodeInc/Roo-Code@cb836567 src/services/code-index', '2026-11-30'),
    unknowns: [],
  },
};

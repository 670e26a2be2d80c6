import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import type { CompletionProfile } from '../../context/completion/completionProfile.ts';
import { onDemand } from '../../context/agent/rules.ts';

const zedSource = documented('zed-industries/zed crates/agent/src/tools@015419a2', '2026-11-20');

const zed: AgentProfile = {
  assistant: 'zed',
  feature: 'agent',
  instructions: [],
  editor: [],
  state: [],
  reach: onDemand(zedSource),
  unknowns: [],
};

const predictionSource = documented('zed-industries/zed crates/edit_prediction@002aa3b9', '2026-11-20');

const zedPrediction: CompletionProfile = {
  assistant: 'zed',
  feature: 'next-edit',
  // 350 tokens of context around the cursor, extended to whole syntax nodes; half of it is assigned to each side here.
  before: { unit: 'tokens', most: 175 },
  after: { unit: 'tokens', most: 175 },
  claim: predictionSource,
  edits: { most: 6, claim: predictionSource },
  unknowns: [message('context.completion.definitions')],
};

export const zedContext: AssistantContext = {
  agents: [zed],
  completions: [zedPrediction],
};

import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import type { CompletionProfile } from '../../context/completion/completionProfile.ts';
import { chatByHand, onDemand } from '../../context/agent/rules.ts';

const llamaSource = documented('ggml-org/llama.vscode@3938fb35 package.json', '2026-11-30');

const llamaAgent: AgentProfile = {
  assistant: 'llama-vscode',
  feature: 'agent',
  instructions: [],
  editor: [],
  state: [],
  reach: onDemand(llamaSource),
  unknowns: [],
};

const llama: CompletionProfile = {
  assistant: 'llama-vscode',
  feature: 'completion',
  before: { unit: 'lines', most: 256 },
  after: { unit: 'lines', most: 64 },
  claim: llamaSource,
  others: {
    most: 16,
    each: { unit: 'lines', most: 64 },
    sameLanguage: false,
    reason: message('context.completion.ringChunk'),
    claim: llamaSource,
  },
  unknowns: [],
};

export const llamaVscodeContext: AssistantContext = {
  agents: [chatByHand('llama-vscode', llamaSource), llamaAgent],
  completions: [llama],
  index: {
    assistant: 'llama-vscode',
    reason: message('context.index.localEmbeddings'),
    claim: documented('ggml-org/llama.vscode@3938fb35 package.json, rag_enabled', '2026-11-30'),
    unknowns: [],
  },
};

import { message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import { documented, estimated } from '../claim.ts';
import type { AgentProfile } from './agentProfile.ts';

const closedSource = estimated('closed source', '2026-11-20');

/** A chat or agent of a closed product: the active document may go along, and agents read the workspace. */
function closed(assistant: string, feature: 'chat' | 'agent'): AgentProfile {
  const reach = { reason: message('context.agent.readsOnDemand'), claim: closedSource };
  return {
    assistant,
    feature,
    instructions: [],
    editor: [{ part: 'active-text', inclusion: 'possible', claim: closedSource }],
    state: [],
    ...(feature === 'agent' ? { reach } : {}),
    unknowns: [message('context.closedSource')],
  };
}

/** A chat that sends what a person adds to it, and nothing by itself as far as is known. */
function byHand(assistant: string, claim: Claim): AgentProfile {
  const state = [{ reason: message('context.agent.addedFiles'), inclusion: 'possible', claim } as const];
  return { assistant, feature: 'chat', instructions: [], editor: [], state, unknowns: [] };
}

const codexIssue = documented('openai/codex issue 35333', '2026-11-20');
const llamaSource = documented('ggml-org/llama.vscode@3938fb35 package.json', '2026-08-19');

const codexChat: AgentProfile = {
  assistant: 'codex',
  feature: 'chat',
  instructions: [],
  editor: [
    { part: 'open-paths', inclusion: 'possible', claim: codexIssue },
    { part: 'selection', inclusion: 'possible', claim: codexIssue },
  ],
  state: [],
  unknowns: [],
};

const codySource = documented('sourcegraph/cody@dced3c1d vscode/package.json', '2025-07-24');

const codyChat: AgentProfile = {
  assistant: 'cody',
  feature: 'chat',
  instructions: [],
  editor: [{ part: 'active-text', inclusion: 'possible', claim: codySource }],
  state: [],
  reach: { reason: message('context.index.remoteSearch'), claim: codySource },
  unknowns: [],
};

const llamaAgent: AgentProfile = {
  assistant: 'llama-vscode',
  feature: 'agent',
  instructions: [],
  editor: [],
  state: [],
  reach: { reason: message('context.agent.readsOnDemand'), claim: llamaSource },
  unknowns: [],
};

/** Chats and agents about whose choice little is known, or that have none of their own. */
export const plainChats: readonly AgentProfile[] = [
  ...['cursor', 'windsurf', 'tabnine', 'augment', 'jetbrains-ai', 'gemini-code-assist'].map(each =>
    closed(each, 'chat'),
  ),
  ...['augment', 'jetbrains-ai', 'gemini-code-assist'].map(each => closed(each, 'agent')),
  byHand('claude-code', documented('Claude Code documentation, VS Code page', '2026-08-22')),
  codexChat,
  codyChat,
  byHand('continue', documented('continuedev/continue@d0a3c0b6', '2026-06-18')),
  byHand('cline', documented('cline/cline@21cb8d25', '2026-08-22')),
  byHand('roo', documented('RooCodeInc/Roo-Code@cb836567', '2026-04-14')),
  byHand('amp', documented('Amp documentation', '2026-11-20')),
  byHand('tabby', documented('TabbyML/tabby@21b29048', '2026-06-30')),
  byHand('ollama', documented('ollama/ollama@fb307609', '2026-08-21')),
  byHand('lm-studio', documented('lmstudio.ai documentation', '2026-11-20')),
  byHand('jan', documented('menloresearch/jan@f572350c', '2025-07-03')),
  byHand('llama-vscode', llamaSource),
  llamaAgent,
];

import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { atRoot, below, state } from '../../context/agent/rules.ts';

const codexLab = measured('OpenAI Codex CLI', '0.169.0');

const codexDocs = documented('openai/codex codex-rs/core/src/project_doc.rs@0bd53e45', '2026-11-20');

const codexIssue = documented('openai/codex issue 35333', '2026-11-20');

const codex: AgentProfile = {
  assistant: 'codex',
  feature: 'agent',
  instructions: [
    atRoot(codexLab, 'AGENTS.override.md', 'AGENTS.md'),
    below(codexDocs, 'AGENTS.override.md', 'AGENTS.md'),
  ],
  editor: [
    { part: 'open-paths', inclusion: 'possible', claim: documented('openai/codex issue 35333', '2026-11-20') },
    { part: 'selection', inclusion: 'possible', claim: documented('openai/codex issue 35333', '2026-11-20') },
  ],
  state: [state(message('context.agent.folderPath'), codexLab), state(message('context.agent.gitRemote'), codexLab)],
  reach: { reason: message('context.agent.readsByShell'), claim: codexLab },
  unknowns: [message('context.agent.homeInstructions', { path: '~/.codex/AGENTS.md' })],
};

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

export const codexContext: AssistantContext = {
  agents: [codexChat, codex],
};

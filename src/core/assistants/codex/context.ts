import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { below, facts } from '../../context/agent/rules.ts';

/** The content of the first request of sessions without an editor. */
export const codexFirst = measured('OpenAI Codex CLI', '0.171.0', '', '2026-11-29');

const codexLab = measured('OpenAI Codex CLI', '0.169.0');

const codexDocs = documented('openai/codex codex-rs/core/src/project_doc.rs@0bd53e45', '2026-11-20');

const codexIssue = documented('openai/codex issue 35333', '2026-11-20');

export const codexAgent: AgentProfile = {
  assistant: 'codex',
  feature: 'agent',
  instructions: [below(codexDocs, 'AGENTS.override.md', 'AGENTS.md')],
  readsAround: true,
  ownTokens: { tokens: 18171, claim: codexFirst },
  editor: [
    { part: 'open-paths', inclusion: 'possible', claim: documented('openai/codex issue 35333', '2026-11-20') },
    { part: 'selection', inclusion: 'possible', claim: documented('openai/codex issue 35333', '2026-11-20') },
  ],
  state: facts(codexFirst, 'cwd', 'gitRemote', 'gitCommit', 'date', 'timeZone', 'shell'),
  reach: { reason: message('context.agent.readsByShell'), claim: codexLab },
  unknowns: [],
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
  agents: [codexChat, codexAgent],
};

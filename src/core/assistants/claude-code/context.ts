import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { atRoot, below, state, chatByHand } from '../../context/agent/rules.ts';

const claudeLab = measured('Claude Code', '2.1.329');

const claudeDocs = documented('Claude Code documentation, memory and VS Code pages', '2026-08-22');

const claudeCode: AgentProfile = {
  assistant: 'claude-code',
  feature: 'agent',
  instructions: [
    // AGENTS.md went out only where there was no CLAUDE.md, although the documentation says that it is not read.
    atRoot(claudeLab, 'CLAUDE.md', 'AGENTS.md'),
    atRoot(claudeDocs, 'CLAUDE.local.md'),
    atRoot(claudeDocs, '.claude/rules/**.md'),
    below(claudeDocs, 'CLAUDE.md', 'CLAUDE.local.md'),
  ],
  editor: [
    { part: 'active-path', inclusion: 'possible', claim: claudeDocs },
    { part: 'selection', inclusion: 'possible', claim: claudeDocs },
  ],
  state: [
    state(message('context.agent.folderPath'), claudeLab),
    state(message('context.agent.gitLog'), claudeLab),
    state(message('context.agent.gitUser'), claudeLab),
  ],
  reach: { reason: message('context.agent.readsOnDemand'), claim: claudeLab },
  unknowns: [message('context.agent.homeInstructions', { path: '~/.claude/CLAUDE.md' })],
};

export const claudeCodeContext: AssistantContext = {
  agents: [chatByHand('claude-code', documented('Claude Code documentation, VS Code page', '2026-08-22')), claudeCode],
};

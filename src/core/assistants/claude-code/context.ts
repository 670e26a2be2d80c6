import type { AssistantContext } from '../../context/assistantContext.ts';
import { documented, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { below, chatByHand, facts, onDemand } from '../../context/agent/rules.ts';

/** The content of the first request of sessions without an editor. */
export const claudeFirst = measured('Claude Code', '2.1.332', '', '2026-11-29');

const claudeLab = measured('Claude Code', '2.1.329');

const claudeMemory = documented(
  'Claude Code documentation, memory page, mirror pricci1/cc-docs-changelog@03b40335',
  '2026-11-30',
);

const claudeEditor = documented(
  'Claude Code documentation, VS Code page, mirror moonlightsh/claude-code-docs@5e2501de',
  '2026-11-30',
);

/** With an editor connected, the file shown there adds the rules for its path, unless there is a selection. */
const claudeProgram = documented('Claude Code 2.1.332, read in its program', '2026-11-29');

export const claudeAgent: AgentProfile = {
  assistant: 'claude-code',
  feature: 'agent',
  instructions: [
    // AGENTS.md is read since 2.1.277, if there is no CLAUDE.md next to it, and none in or above the working folder unless a
    // setting asks for both.
    below(claudeMemory, 'CLAUDE.md', 'AGENTS.md'),
    below(claudeMemory, 'CLAUDE.local.md'),
  ],
  readsAround: true,
  scope: { of: 'active', inclusion: 'possible', claim: claudeProgram },
  ownTokens: { tokens: 11931, claim: claudeFirst },
  editor: [
    { part: 'active-path', inclusion: 'possible', claim: claudeEditor },
    { part: 'selection', inclusion: 'possible', claim: claudeEditor },
  ],
  state: facts(
    claudeFirst,
    'cwd',
    'gitBranch',
    'gitStatus',
    'gitLog',
    'gitCommit',
    'gitUserName',
    'platform',
    'kernelVersion',
    'date',
    'shell',
  ),
  reach: onDemand(claudeLab),
  unknowns: [],
};

export const claudeCodeContext: AssistantContext = {
  agents: [chatByHand('claude-code', claudeEditor), claudeAgent],
};

import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { below, chatByHand, facts } from '../../context/agent/rules.ts';

/** What stood in the first request of sessions without an editor. */
export const claudeFirst = measured('Claude Code', '2.1.332', '', '2026-11-29');

const claudeLab = measured('Claude Code', '2.1.329');

const claudeDocs = documented('Claude Code documentation, memory and VS Code pages', '2026-08-22');

/** With an editor connected, the file that is shown there brings the rules of its path; with a selection it does not. */
const claudeProgram = documented('Claude Code 2.1.332, read in its program', '2026-11-29');

/** Facts of the machine and the folder that stand in its first request. */
export const claudeFacts = [
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
] as const;

export const claudeAgent: AgentProfile = {
  assistant: 'claude-code',
  feature: 'agent',
  instructions: [below(claudeDocs, 'CLAUDE.md', 'CLAUDE.local.md')],
  readsAround: true,
  scope: { of: 'active', inclusion: 'possible', claim: claudeProgram },
  ownTokens: { tokens: 11931, claim: claudeFirst },
  editor: [
    { part: 'active-path', inclusion: 'possible', claim: claudeDocs },
    { part: 'selection', inclusion: 'possible', claim: claudeDocs },
  ],
  state: facts(claudeFirst, ...claudeFacts),
  reach: { reason: message('context.agent.readsOnDemand'), claim: claudeLab },
  unknowns: [],
};

export const claudeCodeContext: AssistantContext = {
  agents: [chatByHand('claude-code', documented('Claude Code documentation, VS Code page', '2026-08-22')), claudeAgent],
};

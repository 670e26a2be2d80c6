import type { AssistantContext } from '../../context/assistantContext.ts';
import { measured } from '../../context/claim.ts';
import { claudeAgent } from '../claude-code/context.ts';
import { hostedAgent } from '../vscode/agentHosts.ts';

/** Its requests when started with the options that VS Code gives it. */
export const claudeHost = measured(
  'Claude Agent SDK',
  '0.3.332',
  ' with the options that VS Code gives it',
  '2026-11-30',
);

export const vscodeClaudeContext: AssistantContext = {
  agents: [hostedAgent('vscode-claude', claudeAgent, claudeHost)],
};

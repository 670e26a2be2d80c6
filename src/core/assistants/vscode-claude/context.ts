import type { AssistantContext } from '../../context/assistantContext.ts';
import { measured } from '../../context/claim.ts';
import { facts } from '../../context/agent/rules.ts';
import { message } from '../../message.ts';
import { claudeAgent, claudeFacts } from '../claude-code/context.ts';
import { attachedByHost } from '../vscode/agentHosts.ts';

/** Its requests, with the words that VS Code gives it. */
export const claudeHost = measured(
  'Claude Agent SDK',
  '0.3.332',
  ' with the options that VS Code gives it',
  '2026-11-30',
);

export const vscodeClaudeContext: AssistantContext = {
  agents: [
    {
      assistant: 'vscode-claude',
      feature: 'agent',
      instructions: claudeAgent.instructions,
      readsAround: true,
      editor: attachedByHost,
      state: facts(claudeHost, ...claudeFacts),
      reach: { reason: message('context.agent.readsOnDemand'), claim: claudeHost },
      unknowns: [message('context.vscode.hostAdds'), message('context.vscode.account')],
    },
  ],
};

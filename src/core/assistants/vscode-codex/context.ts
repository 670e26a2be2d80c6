import type { AssistantContext } from '../../context/assistantContext.ts';
import { measured } from '../../context/claim.ts';
import { facts } from '../../context/agent/rules.ts';
import { message } from '../../message.ts';
import { codexAgent, codexFacts } from '../codex/context.ts';
import { attachedByHost } from '../vscode/agentHosts.ts';

/** Its requests, with the words that VS Code gives it. */
export const codexHost = measured('OpenAI Codex app-server', '0.171.0', ', started as VS Code starts it', '2026-11-30');

export const vscodeCodexContext: AssistantContext = {
  agents: [
    {
      assistant: 'vscode-codex',
      feature: 'agent',
      instructions: codexAgent.instructions,
      readsAround: true,
      editor: attachedByHost,
      state: facts(codexHost, ...codexFacts),
      reach: { reason: message('context.agent.readsByShell'), claim: codexHost },
      unknowns: [message('context.vscode.hostAdds'), message('context.vscode.account')],
    },
  ],
};

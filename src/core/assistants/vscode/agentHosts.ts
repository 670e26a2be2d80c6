import { documented } from '../../context/claim.ts';
import type { AgentProfile, EditorRule } from '../../context/agent/agentProfile.ts';
import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';

// VS Code runs agents of other vendors in a process that it calls the agent host. Each of them is a product of its own here: it
// reads what its vendor's program reads, but the model's provider, the rules in force and the attachments differ.

const userData = [
  '~/.config/Code',
  '~/.config/Code - Insiders',
  '~/Library/Application Support/Code',
  '~/Library/Application Support/Code - Insiders',
  '~/AppData/Roaming/Code',
  '~/AppData/Roaming/Code - Insiders',
  '~/.vscode-server/data',
  '~/.vscode-server-insiders/data',
];

/**
 * Returns where VS Code keeps the program of such an agent. It is downloaded when a user begins a session, so its presence shows
 * use (microsoft/vscode@013a6b0d agentSdkDownloader.ts, @0488178c claudeAgentSdkService.ts, read 2026-11-30).
 */
export function agentPrograms(name: 'claude' | 'codex'): readonly string[] {
  return userData.map(folder => `${folder}/agent-host/sdk-cache/${name}`);
}

/** Attached while `chat.implicitContext.includeActiveEditor` is on, which is the default; of a selection only its start. */
const attached: readonly EditorRule[] = [
  {
    part: 'active-path',
    inclusion: 'possible',
    claim: documented(
      'microsoft/vscode@00810a66 claudePromptResolver.ts, @0abfd01b codexPromptResolver.ts; settings of the VS Code 1.139.1 server',
      '2026-11-30',
    ),
  },
];

/**
 * Returns what another product's agent sends when VS Code runs it.
 * @param agent what it sends in its vendor's program
 * @param claim how it is known that it sends the same here
 */
export function hostedAgent(assistant: string, agent: AgentProfile, claim: Claim): AgentProfile {
  const { feature, instructions, state, reach } = agent;
  return {
    assistant,
    feature,
    instructions,
    readsAround: true,
    editor: attached,
    state: state.map(rule => ({ ...rule, claim })),
    ...(reach === undefined ? {} : { reach: { ...reach, claim } }),
    unknowns: [message('context.vscode.hostAdds'), message('context.vscode.account')],
  };
}

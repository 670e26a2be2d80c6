import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { below, facts, onDemand } from '../../context/agent/rules.ts';

/** The content of the first request of sessions without an editor, in untrusted folders. */
export const geminiFirst = measured('Gemini CLI', '0.61.0', '', '2026-11-29');

const geminiLab = measured('Gemini CLI', '0.61.0');

const geminiSource = 'google-gemini/gemini-cli@5411f113';

const geminiCli: AgentProfile = {
  assistant: 'gemini-cli',
  feature: 'agent',
  instructions: [below(documented(`${geminiSource} docs/cli/gemini-md.md`, '2026-11-30'), 'GEMINI.md')],
  readsAround: true,
  ownTokens: { tokens: 9708, claim: geminiFirst },
  editor: [
    {
      part: 'open-paths',
      most: 10,
      inclusion: 'possible',
      claim: documented(`${geminiSource} packages/vscode-ide-companion/src/open-files-manager.ts`, '2026-11-30'),
    },
    {
      part: 'selection',
      most: 16_384,
      inclusion: 'possible',
      claim: documented(`${geminiSource} packages/vscode-ide-companion/src/open-files-manager.ts`, '2026-11-30'),
    },
  ],
  state: [
    ...facts(geminiFirst, 'cwd', 'platform', 'date', 'shell'),
    { reason: message('context.agent.smallModel'), inclusion: 'possible', claim: geminiFirst },
  ],
  listing: { unit: 'names', most: 200, dotFiles: true, claim: geminiLab },
  reach: onDemand(geminiLab),
  unknowns: [],
};

export const geminiCliContext: AssistantContext = {
  agents: [geminiCli],
};

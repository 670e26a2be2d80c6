import type { AssistantContext } from '../../context/assistantContext.ts';
import { measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { facts, onDemand } from '../../context/agent/rules.ts';

/** The content of the first request of sessions without an editor. */
export const qwenFirst = measured('Qwen Code', '0.24.4', '', '2026-11-29');

const qwenLab = measured('Qwen Code', '0.24.4');

const qwenCode: AgentProfile = {
  assistant: 'qwen-code',
  feature: 'agent',
  instructions: [],
  readsAround: true,
  ownTokens: { tokens: 18924, claim: qwenFirst },
  editor: [],
  state: [
    ...facts(qwenFirst, 'cwd', 'platform', 'date', 'shell'),
    ...facts(qwenFirst, 'gitBranch', 'gitStatus', 'gitLog', 'gitCommit').map(
      each => ({ ...each, needsCommit: true }) as const,
    ),
  ],
  listing: { unit: 'names', most: 20, dotFiles: true, claim: qwenLab },
  reach: onDemand(qwenLab),
  unknowns: [],
};

export const qwenCodeContext: AssistantContext = {
  agents: [qwenCode],
};

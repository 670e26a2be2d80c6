import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import type { CompletionProfile } from '../../context/completion/completionProfile.ts';
import { continueCursor } from '../../context/completion/shared.ts';
import { facts, onDemand } from '../../context/agent/rules.ts';

/** The content of the first request of sessions without an editor. */
export const kiloFirst = measured('Kilo CLI', '7.7.9', '', '2026-11-29');

const kiloLab = measured('Kilo CLI', '7.7.9');

const kilo: AgentProfile = {
  assistant: 'kilo',
  feature: 'agent',
  instructions: [],
  readsAround: true,
  ownTokens: { tokens: 13996, claim: kiloFirst },
  editor: [],
  state: [...facts(kiloFirst, 'cwd', 'platform', 'kernelVersion', 'date', 'timeZone', 'shell')],
  reach: onDemand(kiloLab),
  unknowns: [],
};

/** Kilo contains a copy of Continue's completions. */
const kiloCompletion: CompletionProfile = {
  assistant: 'kilo',
  feature: 'completion',
  ...continueCursor,
  claim: documented(
    'Kilo-Org/kilocode packages/kilo-vscode/src/services/autocomplete/classic-auto-complete',
    '2026-11-20',
  ),
  unknowns: [message('context.completion.definitions'), message('context.completion.visitedRanges')],
};

export const kiloContext: AssistantContext = {
  agents: [kilo],
  completions: [kiloCompletion],
  index: {
    assistant: 'kilo',
    reason: message('context.index.optIn'),
    claim: documented('Kilo-Org/kilocode packages/kilo-telemetry/src/telemetry.ts', '2026-11-20'),
    unknowns: [],
  },
};

import type { AssistantContext } from '../../context/assistantContext.ts';
import { measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { facts, onDemand } from '../../context/agent/rules.ts';

/** The content of the first request of sessions without an editor. */
export const piFirst = measured('Pi coding agent', '1.6.0', '', '2026-11-29');

const piLab = measured('Pi coding agent', '0.73.1');

const pi: AgentProfile = {
  assistant: 'pi',
  feature: 'agent',
  instructions: [],
  readsAround: true,
  ownTokens: { tokens: 1339, claim: piFirst },
  editor: [],
  state: [...facts(piFirst, 'cwd', 'platform', 'date')],
  reach: onDemand(piLab),
  unknowns: [],
};

export const piContext: AssistantContext = {
  agents: [pi],
};

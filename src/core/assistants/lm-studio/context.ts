import type { AssistantContext } from '../../context/assistantContext.ts';
import { documented } from '../../context/claim.ts';
import { chatByHand } from '../../context/agent/rules.ts';

export const lmStudioContext: AssistantContext = {
  agents: [chatByHand('lm-studio', documented('lmstudio.ai documentation', '2026-11-20'))],
};

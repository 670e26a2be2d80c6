import type { AssistantContext } from '../../context/assistantContext.ts';
import { documented } from '../../context/claim.ts';
import { chatByHand } from '../../context/agent/rules.ts';

export const janContext: AssistantContext = {
  agents: [chatByHand('jan', documented('menloresearch/jan@f572350c', '2025-07-03'))],
};

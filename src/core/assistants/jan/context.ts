import type { AssistantContext } from '../../context/assistantContext.ts';
import { documented } from '../../context/claim.ts';
import { chatByHand } from '../../context/agent/rules.ts';

export const janContext: AssistantContext = {
  agents: [chatByHand('jan', documented('janhq/jan@2db0b0e7 web-app/src/containers/ChatInput.tsx', '2026-11-30'))],
};

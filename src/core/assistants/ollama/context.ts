import type { AssistantContext } from '../../context/assistantContext.ts';
import { documented } from '../../context/claim.ts';
import { chatByHand } from '../../context/agent/rules.ts';

export const ollamaContext: AssistantContext = {
  agents: [chatByHand('ollama', documented('ollama/ollama@fb307609 app/ui/ui.go', '2026-11-30'))],
};

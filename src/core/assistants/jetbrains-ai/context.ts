import type { AssistantContext } from '../../context/assistantContext.ts';
import { closedAgent } from '../../context/agent/rules.ts';
import { closedCompletion } from '../../context/completion/shared.ts';

export const jetbrainsAiContext: AssistantContext = {
  agents: [closedAgent('jetbrains-ai', 'chat'), closedAgent('jetbrains-ai', 'agent')],
  completions: [closedCompletion('jetbrains-ai', 'closed source')],
};

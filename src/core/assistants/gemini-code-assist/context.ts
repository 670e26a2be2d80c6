import type { AssistantContext } from '../../context/assistantContext.ts';
import { closedAgent } from '../../context/agent/rules.ts';
import { closedCompletion } from '../../context/completion/shared.ts';

export const geminiCodeAssistContext: AssistantContext = {
  agents: [closedAgent('gemini-code-assist', 'chat'), closedAgent('gemini-code-assist', 'agent')],
  completions: [
    closedCompletion('gemini-code-assist', 'closed source; the documentation names open and neighbouring files'),
  ],
};

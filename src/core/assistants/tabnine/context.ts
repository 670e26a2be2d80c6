import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { estimated } from '../../context/claim.ts';
import { closedAgent } from '../../context/agent/rules.ts';
import { closedCompletion } from '../../context/completion/shared.ts';

export const tabnineContext: AssistantContext = {
  agents: [closedAgent('tabnine', 'chat')],
  completions: [closedCompletion('tabnine', 'codota/tabnine-vscode@d87ffa31 loads a closed engine')],
  index: {
    assistant: 'tabnine',
    reason: message('context.index.localEmbeddings'),
    claim: estimated('codota/tabnine-vscode@d87ffa31 loads a closed engine', '2026-11-20'),
    unknowns: [message('context.closedSource')],
  },
};

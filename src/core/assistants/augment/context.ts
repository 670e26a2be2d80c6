import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import { closedAgent } from '../../context/agent/rules.ts';
import { closedCompletion } from '../../context/completion/shared.ts';

export const augmentContext: AssistantContext = {
  agents: [closedAgent('augment', 'chat'), closedAgent('augment', 'agent')],
  completions: [closedCompletion('augment', 'closed source')],
  index: {
    assistant: 'augment',
    reason: message('context.index.uploadOnOpen'),
    claim: documented('docs.augmentcode.com/setup-augment/workspace-indexing.md', '2026-11-20'),
    unknowns: [message('context.closedSource')],
  },
};

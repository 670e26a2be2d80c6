import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, estimated } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { closedAgent, onDemand } from '../../context/agent/rules.ts';
import { closedCompletion } from '../../context/completion/shared.ts';

export const cursorDocs = documented('Cursor documentation, rules and ignore files', '2026-11-20');

const cursor: AgentProfile = {
  assistant: 'cursor',
  feature: 'agent',
  instructions: [
    { oneOf: ['.cursorrules'], where: 'root', inclusion: 'certain', claim: cursorDocs },
    // Only possible, since front matter is not read where there is no disk.
    { oneOf: ['.cursor/rules/**'], where: 'root', inclusion: 'possible', claim: cursorDocs },
  ],
  readsAround: true,
  scope: {
    of: 'active',
    inclusion: 'possible',
    claim: cursorDocs,
  },
  editor: [{ part: 'active-text', inclusion: 'possible', claim: estimated('closed source', '2026-11-20') }],
  state: [],
  reach: onDemand(cursorDocs),
  unknowns: [message('context.closedSource')],
};

export const cursorContext: AssistantContext = {
  agents: [closedAgent('cursor', 'chat'), cursor],
  completions: [
    closedCompletion('cursor', 'closed source; Cursor documentation names recent edits and related open files'),
    closedCompletion('cursor', 'closed source; Cursor documentation names recent edits', 'next-edit'),
  ],
  index: {
    assistant: 'cursor',
    reason: message('context.index.embeddings'),
    claim: documented('docs.cursor.com/privacy/privacy', '2026-11-20'),
    unknowns: [message('context.closedSource')],
  },
};

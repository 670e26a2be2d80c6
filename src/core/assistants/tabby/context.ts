import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import type { CompletionProfile } from '../../context/completion/completionProfile.ts';
import { chatByHand } from '../../context/agent/rules.ts';

const tabbySource = documented('TabbyML/tabby@21b29048 clients/tabby-agent/src/config/default.ts', '2026-11-30');

const tabby: CompletionProfile = {
  assistant: 'tabby',
  feature: 'completion',
  before: { unit: 'lines', most: 20 },
  after: { unit: 'lines', most: 20 },
  claim: tabbySource,
  others: {
    most: 5,
    each: { unit: 'characters', most: 500 },
    sameLanguage: false,
    reason: message('context.completion.visibleRange'),
    claim: tabbySource,
  },
  edits: { most: 3, claim: tabbySource },
  unknowns: [message('context.completion.definitions')],
};

const tabbyPanel = documented('TabbyML/tabby@21b29048 ee/tabby-ui/components/chat/chat.tsx', '2026-11-30');

/** Sends the selection, or the whole active document if nothing is selected, unless the user removes it from the message. */
const tabbyChat: AgentProfile = {
  ...chatByHand('tabby', tabbyPanel),
  editor: [
    { part: 'active-text', inclusion: 'possible', claim: tabbyPanel },
    { part: 'selection', inclusion: 'possible', claim: tabbyPanel },
  ],
};

export const tabbyContext: AssistantContext = {
  agents: [tabbyChat],
  completions: [tabby],
};

import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, estimated } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import type { CompletionProfile } from '../../context/completion/completionProfile.ts';
import { closedAgent, onDemand } from '../../context/agent/rules.ts';
import { everything } from '../../context/completion/shared.ts';

const windsurfDocs = documented('Windsurf documentation (now Devin Desktop)', '2026-11-20');

export const windsurfRules = documented('docs.windsurf.com/windsurf/cascade/memories.md', '2026-11-29');

const windsurf: AgentProfile = {
  assistant: 'windsurf',
  feature: 'agent',
  instructions: [
    { oneOf: ['.windsurfrules'], where: 'root', inclusion: 'certain', claim: windsurfDocs },
    // Only possible, since front matter is not read where there is no disk.
    { oneOf: ['.windsurf/rules/**'], where: 'root', inclusion: 'possible', claim: windsurfDocs },
  ],
  readsAround: true,
  scope: {
    of: 'active',
    inclusion: 'possible',
    claim: windsurfRules,
  },
  editor: [{ part: 'active-text', inclusion: 'possible', claim: estimated('closed source', '2026-11-20') }],
  state: [],
  reach: onDemand(windsurfDocs),
  unknowns: [message('context.closedSource')],
};

/** The only public client; codeium/doc.vim shows that documents are sent whole. */
const windsurfVim = estimated(
  'Exafunction/windsurf.vim@a8d47ec5 autoload/codeium.vim; the VS Code client is closed',
  '2026-11-30',
);

const windsurfCompletion: CompletionProfile = {
  assistant: 'windsurf',
  feature: 'completion',
  before: everything,
  after: everything,
  claim: windsurfVim,
  others: {
    most: Infinity,
    each: everything,
    sameLanguage: false,
    reason: message('context.completion.wholeDocument'),
    claim: windsurfVim,
  },
  unknowns: [message('context.closedSource')],
};

export const windsurfContext: AssistantContext = {
  agents: [closedAgent('windsurf', 'chat'), windsurf],
  completions: [windsurfCompletion],
  index: {
    assistant: 'windsurf',
    reason: message('context.index.embeddings'),
    claim: documented('docs.windsurf.com/context-awareness/windsurf-ignore.md', '2026-11-20'),
    unknowns: [message('context.closedSource')],
  },
};

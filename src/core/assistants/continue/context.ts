import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, estimated, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import type { CompletionProfile } from '../../context/completion/completionProfile.ts';
import { chatByHand, facts, onDemand } from '../../context/agent/rules.ts';
import { continueCursor, everything } from '../../context/completion/shared.ts';

/** The content of the first request of sessions without an editor. */
export const continueFirst = measured('Continue CLI', '1.5.47', '', '2026-11-29');

const continueLab = measured('Continue CLI', '1.5.47');

const continueAgent: AgentProfile = {
  assistant: 'continue',
  feature: 'agent',
  instructions: [],
  readsAround: true,
  scope: {
    of: 'active',
    inclusion: 'possible',
    claim: documented('docs.continue.dev/customize/deep-dives/rules', '2026-11-29'),
  },
  ownTokens: { tokens: 2314, claim: continueFirst },
  editor: [],
  state: [...facts(continueFirst, 'cwd', 'gitStatus', 'platform', 'date')],
  reach: onDemand(continueLab),
  unknowns: [],
};

const continueSource = 'continuedev/continue@d0a3c0b6 core/autocomplete';

const continueCompletion: CompletionProfile = {
  assistant: 'continue',
  feature: 'completion',
  ...continueCursor,
  claim: documented(`${continueSource}/util/HelperVars.ts, core/util/parameters.ts`, '2026-11-30'),
  others: {
    // It remembers 20 documents. All that fit are sent in full; if they do not fit, the best ten are cut.
    most: 20,
    // What the text around the cursor leaves of the 1024 tokens; each document costs ten more.
    each: { unit: 'tokens', most: 513 },
    sameLanguage: false,
    reason: message('context.completion.recentDocument'),
    claim: estimated(
      `${continueSource}/templating/formatOpenedFilesContext.ts, util/openedFilesLruCache.ts`,
      '2026-11-30',
    ),
  },
  unknowns: [message('context.completion.definitions'), message('context.completion.visitedRanges')],
};

const continueNext = 'continuedev/continue@d0a3c0b6 core/nextEdit';

/** What requests carry depends on the model in use; this is the maximum of the two models. */
const continueNextEdit: CompletionProfile = {
  assistant: 'continue',
  feature: 'next-edit',
  // Mercury takes the whole document, Instinct 25 lines to each side.
  before: everything,
  after: everything,
  claim: estimated(`${continueNext}/providers/MercuryCoderNextEditProvider.ts`, '2026-11-30'),
  others: {
    most: 20,
    each: { unit: 'tokens', most: 12_000 },
    sameLanguage: false,
    reason: message('context.completion.recentDocument'),
    claim: estimated(`${continueNext}/context/processNextEditData.ts`, '2026-11-30'),
  },
  // Five finished edits and the current one.
  edits: { most: 6, claim: estimated(`${continueNext}/NextEditProvider.ts`, '2026-11-30') },
  unknowns: [message('context.completion.definitions'), message('context.completion.visitedRanges')],
};

export const continueDevContext: AssistantContext = {
  agents: [
    chatByHand(
      'continue',
      documented(
        'continuedev/continue@d0a3c0b6 gui/src/components/mainInput/TipTapEditor/utils/resolveEditorContent.ts',
        '2026-11-30',
      ),
    ),
    continueAgent,
  ],
  completions: [continueCompletion, continueNextEdit],
  index: {
    assistant: 'continue',
    reason: message('context.index.localEmbeddings'),
    claim: documented('continuedev/continue@d0a3c0b6 docs/reference/deprecated-codebase.mdx', '2026-11-30'),
    unknowns: [],
  },
};

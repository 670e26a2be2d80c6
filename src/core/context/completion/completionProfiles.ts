import { message } from '../../message.ts';
import { documented, estimated } from '../claim.ts';
import type { CompletionProfile } from './completionProfile.ts';

const continueSource = 'continuedev/continue@d0a3c0b6 core/autocomplete';
/** Prompt of 1024 tokens, 30 % of it before and 20 % after the cursor; core/util/parameters.ts. */
const continueCursor = {
  before: { unit: 'tokens', most: 307 },
  after: { unit: 'tokens', most: 204 },
} as const;

const continueCompletion: CompletionProfile = {
  assistant: 'continue',
  feature: 'completion',
  ...continueCursor,
  claim: documented(`${continueSource}/util/HelperVars.ts`, '2026-06-18'),
  others: {
    most: 5,
    // What the cursor's text leaves of the 1024 tokens; each document costs ten more.
    each: { unit: 'tokens', most: 513 },
    sameLanguage: false,
    reason: message('context.completion.recentDocument'),
    claim: estimated(`${continueSource}/templating/formatOpenedFilesContext.ts`, '2026-06-18'),
  },
  unknowns: [message('context.completion.definitions'), message('context.completion.visitedRanges')],
};

/** Next edits start from the same places; which changes go along depends on the model in use. */
const continueNextEdit: CompletionProfile = {
  ...continueCompletion,
  feature: 'next-edit',
  claim: estimated(continueSource, '2026-06-18'),
  edits: { most: Infinity, claim: estimated(continueSource, '2026-06-18') },
};

/** Kilo carries a copy of Continue's completions. */
const kiloCompletion: CompletionProfile = {
  assistant: 'kilo',
  feature: 'completion',
  ...continueCursor,
  claim: documented(
    'Kilo-Org/kilocode packages/kilo-vscode/src/services/autocomplete/classic-auto-complete',
    '2026-11-20',
  ),
  unknowns: [message('context.completion.definitions'), message('context.completion.visitedRanges')],
};

const tabbySource = documented('TabbyML/tabby@21b29048 clients/tabby-agent/src/config/default.ts', '2026-06-30');

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

const zedSource = documented('zed-industries/zed crates/edit_prediction@002aa3b9', '2026-11-20');

const zed: CompletionProfile = {
  assistant: 'zed',
  feature: 'next-edit',
  // 350 tokens of context around the cursor, grown to whole syntax nodes; we give each side half.
  before: { unit: 'tokens', most: 175 },
  after: { unit: 'tokens', most: 175 },
  claim: zedSource,
  edits: { most: 6, claim: zedSource },
  unknowns: [message('context.completion.definitions')],
};

const llamaSource = documented('ggml-org/llama.vscode@3938fb35 package.json', '2026-08-19');

const llama: CompletionProfile = {
  assistant: 'llama-vscode',
  feature: 'completion',
  before: { unit: 'lines', most: 256 },
  after: { unit: 'lines', most: 64 },
  claim: llamaSource,
  others: {
    most: 16,
    each: { unit: 'lines', most: 64 },
    sameLanguage: false,
    reason: message('context.completion.ringChunk'),
    claim: llamaSource,
  },
  unknowns: [],
};

const everything = { unit: 'characters', most: Infinity } as const;

const windsurf: CompletionProfile = {
  assistant: 'windsurf',
  feature: 'completion',
  before: everything,
  after: everything,
  claim: estimated('Exafunction/codeium.vim@272c6e27; the VS Code client is closed', '2025-04-30'),
  others: {
    most: Infinity,
    each: everything,
    sameLanguage: false,
    reason: message('context.completion.wholeDocument'),
    claim: estimated(
      'Exafunction/codeium.vim@272c6e27 autoload/codeium.vim; the VS Code client is closed',
      '2025-04-30',
    ),
  },
  unknowns: [message('context.closedSource')],
};

/** Products whose choice is not public: any open document may go along. */
const closed = (
  assistant: string,
  ref: string,
  feature: CompletionProfile['feature'] = 'completion',
): CompletionProfile => ({
  assistant,
  feature,
  before: everything,
  after: everything,
  claim: estimated(ref, '2026-11-20'),
  others: {
    most: Infinity,
    each: everything,
    sameLanguage: false,
    reason: message('context.completion.anyOpenDocument'),
    claim: estimated(ref, '2026-11-20'),
  },
  edits: { most: Infinity, claim: estimated(ref, '2026-11-20') },
  unknowns: [message('context.closedSource')],
});

/** Completions that take text around the cursor and pieces of other documents by plain limits. */
export const completionProfiles: readonly CompletionProfile[] = [
  continueCompletion,
  continueNextEdit,
  kiloCompletion,
  tabby,
  zed,
  llama,
  windsurf,
  closed('cursor', 'closed source; Cursor documentation names recent edits and related open files'),
  closed('cursor', 'closed source; Cursor documentation names recent edits', 'next-edit'),
  closed('tabnine', 'codota/tabnine-vscode@d87ffa31 loads a closed engine'),
  closed('augment', 'closed source'),
  closed('jetbrains-ai', 'closed source'),
  closed('gemini-code-assist', 'closed source; the documentation names open and neighbouring files'),
];

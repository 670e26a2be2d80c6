import { type Message, message } from '../../message.ts';
import type { Fidelity } from '../../fidelity.ts';
import type { ContextItem, OpenDocument } from '../types.ts';
import { mostNeighbours, type NeighbourDecision, totalCharacters } from './similar/neighbours.ts';
import type { CompletionPrompt } from './prompt/prompt.ts';
import { type NoSnippet, snippetLimits } from './similar/snippets.ts';
import type { PlacedBlock } from './prompt/placedBlocks.ts';

/** How certain and how exact the items are. */
export interface ItemSettings {
  readonly inclusion: 'certain' | 'possible';
  /** Applies to everything that depends on a token count. */
  readonly fidelity: Fidelity;
}

/** The reproduced algorithm, and the version that was measured to send the same. */
const source = {
  ref: 'microsoft/vscode-copilot-chat@31acd00a (completions core 0.42.0), which Copilot 0.67.0 was measured to share',
  date: '2026-11-20',
};
const completion = { assistant: 'copilot', feature: 'completion', source } as const;

function decisionReason(decision: Exclude<NeighbourDecision, 'neighbour' | 'active'>): Message {
  switch (decision) {
    case 'excluded':
      return message('context.copilot.excluded');
    case 'not-a-file':
      return message('context.copilot.notAFile');
    case 'active-not-a-file':
      return message('context.copilot.activeNotAFile');
    case 'other-language':
      return message('context.copilot.otherLanguage');
    case 'over-total':
      return message('context.copilot.overTotal', { limit: totalCharacters });
    case 'over-count':
      return message('context.copilot.overCount', { limit: mostNeighbours });
  }
}

function noSnippetReason(why: NoSnippet, language: string): Message {
  const limits = snippetLimits(language);
  switch (why) {
    case 'empty':
      return message('context.copilot.empty');
    case 'too-large':
      return message('context.copilot.tooLarge', { limit: limits.sizeBelow });
    case 'too-many':
      return message('context.copilot.overCount', { limit: limits.neighbours });
    case 'nothing-in-common':
      return message('context.copilot.nothingInCommon');
    case 'no-reference':
      return message('context.copilot.noReference');
    case 'not-best':
      return message('context.copilot.notBest', { limit: limits.total });
  }
}

function dropped({ uri }: OpenDocument, reason: Message): ContextItem {
  return {
    ...completion,
    uri,
    kind: 'file',
    startLine: null,
    endLine: null,
    tokens: 0,
    inclusion: 'dropped',
    reason,
    fidelity: 'exact',
  };
}

/** Returns an item that says why no request would be made for the active document. */
export function stoppedItem(active: OpenDocument, reason: Message): ContextItem {
  return dropped(active, reason);
}

function placedItem(placed: PlacedBlock, settings: ItemSettings): ContextItem {
  const kept = placed.text !== '';
  return {
    ...completion,
    uri: placed.uri,
    kind: placed.part === 'marker' ? 'path' : placed.part === 'edit' ? 'diff' : 'range',
    startLine: placed.startLine,
    endLine: placed.endLine,
    tokens: kept ? placed.tokens : 0,
    inclusion: kept ? settings.inclusion : 'dropped',
    reason: kept ? placed.reason : message('context.copilot.overBudget'),
    fidelity: settings.fidelity,
  };
}

/** Returns an item for every part of the prompt, then one for every open document that adds nothing to it, with the reason. */
export function completionItems(
  prompt: CompletionPrompt,
  placed: readonly PlacedBlock[],
  settings: ItemSettings,
): readonly ContextItem[] {
  const items = placed
    .filter(({ part }) => part !== 'header' && part !== 'frame')
    .map(block => placedItem(block, settings));
  for (const [document, decision] of prompt.neighbours.decisions) {
    if (decision === 'active') continue;
    const why = prompt.snippets.without.get(document);
    if (decision !== 'neighbour') items.push(dropped(document, decisionReason(decision)));
    else if (why !== undefined) items.push(dropped(document, noSnippetReason(why, prompt.language)));
  }
  return items;
}

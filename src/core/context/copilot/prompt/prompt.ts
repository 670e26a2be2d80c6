import { lineBreaksBefore } from '../../lineBreaks.ts';
import type { OpenDocument, Tokenizer } from '../../types.ts';
import type { AccessTimes } from '../similar/accessTimes.ts';
import { buildBlocks, markerLine, plainLineEnds } from './blocks.ts';
import { divideBudget, mostUnits, type PromptLimits } from './budget.ts';
import type { StampedEdit } from '../edits/editHistory.ts';
import { elide, measureBlock, type KeptBlock } from './elision.ts';
import type { Exclusion } from '../exclusion/exclusion.ts';
import { isTooShort, mayCompleteAt } from '../gates.ts';
import { languageOf } from '../documents/language.ts';
import { chooseNeighbours, type NeighbourChoice } from '../similar/neighbours.ts';
import { chooseEdits, editsBlock, type ShownEdit } from '../edits/recentEdits.ts';
import { chooseSnippets, referenceWords, snippetLimits, type SnippetChoice } from '../similar/snippets.ts';
import { suffixAt } from './suffix.ts';
import type { WindowIndex } from '../similar/windows.ts';

/** Everything that a completion's prompt depends on. */
export interface CompletionInput {
  /** In `workspace.textDocuments` order, including the active one. */
  readonly documents: readonly OpenDocument[];
  readonly active: OpenDocument;
  /** UTF-16 offset in the active document. */
  readonly cursor: number;
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  readonly times: AccessTimes;
  readonly isExcluded: Exclusion;
  /** Oldest first. */
  readonly edits: readonly StampedEdit[];
  readonly limits: PromptLimits;
  /** `suffixText` of the last prompt, '' if there was none. */
  readonly rememberedSuffix: string;
  readonly indexOf: (document: OpenDocument) => WindowIndex;
}

/** A prompt and how it was assembled. */
export interface CompletionPrompt {
  readonly type: 'prompt';
  readonly language: string;
  /** Copilot requests no completion here, because of the text right of the cursor. */
  readonly midLineBlocked: boolean;
  readonly neighbours: NeighbourChoice;
  readonly snippets: SnippetChoice<OpenDocument>;
  readonly edits: readonly ShownEdit[];
  /** The blocks before the cursor as they were kept; null if nothing was left. */
  readonly blocks: readonly KeptBlock[] | null;
  readonly prefix: string;
  readonly suffix: string;
  /** The extra context: a stable block and the recent edits, if there are any. */
  readonly context: readonly string[];
  /** Tokens of prefix and context together. */
  readonly prefixTokens: number;
  readonly suffixTokens: number;
  /** The whole suffix as the next request remembers it. */
  readonly suffixText: string;
}

export type CompletionResult =
  CompletionPrompt | { readonly type: 'copilotContentExclusion' | 'contextTooShort'; readonly language: string };

/** Removes white space that is all of a text's last line, because it is not sent. */
function withoutBlankEnd(prefix: string): string {
  const line = prefix.lastIndexOf('\n') + 1;
  return prefix.slice(line).trim() === '' ? prefix.slice(0, line) : prefix;
}

/** Returns the elements of the extra context: index 0 is marker and snippets, index 1 the recent edits. */
function contextOf(kept: readonly KeptBlock[] | null): readonly string[] {
  if (kept === null) return [];
  const element = (edits: boolean): string | undefined => {
    const blocks = kept.filter(({ block }) => block.kind !== 'prefix' && (block.kind === 'edits') === edits);
    if (blocks.length === 0) return undefined;
    const texts = blocks.map(({ text }) => text.trim()).filter(text => text !== '');
    return texts.join('\n').trim();
  };
  const [stable, edits] = [element(false), element(true)];
  if (edits !== undefined) return [stable ?? '', edits];
  return stable === undefined ? [] : [stable];
}

/**
 * Assembles the prompt of GitHub Copilot's inline completion, byte for byte as microsoft/vscode-copilot-chat@31acd00a (completions core
 * 0.42.0) does without context providers. With a tokenizer other than o200k_base, the cuts are estimates.
 */
export function completionPrompt(input: CompletionInput, tokenizer: Tokenizer): CompletionResult {
  const { active, cursor, limits, folders } = input;
  const language = languageOf(active.uri, active.languageId);
  if (input.isExcluded(active)) return { type: 'copilotContentExclusion', language };
  if (isTooShort(active.text, cursor, language, limits.suffixPercent)) return { type: 'contextTooShort', language };

  const neighbours = chooseNeighbours(input.documents, active, input.times, input.isExcluded);
  const reference = referenceWords(active.text, cursor);
  const snippets = chooseSnippets(neighbours.neighbours, reference, snippetLimits(language), input.indexOf);
  const edits = selectEdits(input);

  const units = mostUnits(limits);
  const suffixText = suffixAt(active.text, cursor, units, input.rememberedSuffix, tokenizer);
  const blocks = buildBlocks({
    marker: markerLine(active, language, folders),
    snippets: snippets.snippets,
    folders,
    edits: editsBlock(edits),
    prefix: active.text.slice(Math.max(0, cursor - units), cursor),
  }).map(block => measureBlock(block, tokenizer));
  const total = blocks.reduce((sum, block) => sum + block.tokens, 0);
  const { prefixLimit, suffix } = divideBudget(plainLineEnds(suffixText), total, limits, tokenizer);
  const kept = elide(blocks, prefixLimit, tokenizer);
  return {
    type: 'prompt',
    language,
    midLineBlocked: !mayCompleteAt(active.text, cursor),
    neighbours,
    snippets,
    edits,
    blocks: kept,
    prefix: withoutBlankEnd(kept?.find(({ block }) => block.kind === 'prefix')?.text ?? ''),
    suffix: suffix.text,
    context: contextOf(kept),
    prefixTokens: (kept ?? []).reduce((sum, block) => sum + block.tokens, 0),
    suffixTokens: suffix.tokens,
    suffixText,
  };
}

function selectEdits(input: CompletionInput): readonly ShownEdit[] {
  if (input.edits.length === 0) return [];
  const visible = new Map(input.documents.map(document => [document.uri, document]));
  return chooseEdits(input.edits, {
    activeUri: input.active.uri,
    cursorLine: lineBreaksBefore(input.active.text, input.cursor),
    folders: input.folders,
    isVisible: uri => {
      const document = visible.get(uri);
      return document !== undefined && !input.isExcluded(document);
    },
  });
}

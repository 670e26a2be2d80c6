import type { Tokenizer } from '../../types.ts';
import { takeFirst, type CutText } from './tokens.ts';

/** Token budget of a prompt. A server experiment may change both. */
export interface PromptLimits {
  readonly maxPromptTokens: number;
  readonly suffixPercent: number;
}

/** A model window of 8192 tokens less 500 for the answer; 15 % of it for the suffix. */
export const defaultPromptLimits: PromptLimits = { maxPromptTokens: 7692, suffixPercent: 15 };

/** Tokens reserved for the marks between the parts if there is a suffix. */
const reservedTokens = 5;

/** Returns how many UTF-16 units before and after the cursor are looked at: a little over four per token. */
export function mostUnits(limits: PromptLimits): number {
  return Math.max(0, Math.floor(limits.maxPromptTokens * 4 + limits.maxPromptTokens * 0.1));
}

/** How the tokens are divided. */
export interface Division {
  readonly prefixLimit: number;
  readonly suffix: CutText;
}

/**
 * Divides the tokens between the suffix and everything before the cursor; what one side does not use goes to the other.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core components/splitContextPromptRenderer.ts.
 * @param total tokens of all blocks before the cursor
 */
export function divideBudget(suffix: string, total: number, limits: PromptLimits, tokenizer: Tokenizer): Division {
  const { maxPromptTokens, suffixPercent } = limits;
  const nothing = { text: '', tokens: 0 };
  if (suffix === '' || suffixPercent === 0) return { prefixLimit: maxPromptTokens, suffix: nothing };
  const available = maxPromptTokens - reservedTokens;
  let suffixLimit = Math.ceil(available * (suffixPercent / 100));
  let prefixLimit = available - suffixLimit;
  if (suffixLimit <= 0) return { prefixLimit, suffix: nothing };
  if (total < prefixLimit) {
    suffixLimit += prefixLimit - total;
    prefixLimit = total;
  }
  const cut = takeFirst(suffix, suffixLimit, tokenizer);
  return { prefixLimit: prefixLimit + Math.max(0, suffixLimit - cut.tokens), suffix: cut };
}

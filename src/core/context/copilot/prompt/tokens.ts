import type { Tokenizer } from '../../types.ts';

/** A part of a text and how many tokens it has. */
export interface CutText {
  readonly text: string;
  readonly tokens: number;
}

/** Encodes enough of one end of a text for `most` tokens. Fewer tokens mean that the whole text was encoded. */
function encodeEnd(text: string, most: number, tokenizer: Tokenizer, end: 'first' | 'last'): readonly number[] {
  let units = Math.min(text.length, most * 4);
  for (;;) {
    const part = end === 'first' ? text.slice(0, units) : text.slice(text.length - units);
    const tokens = tokenizer.encode(part);
    // Two tokens more than needed, because the last one may end in the middle of a longer token.
    if (tokens.length >= most + 2 || units >= text.length) return tokens;
    units = Math.min(text.length, units + most);
  }
}

/**
 * Returns the first `most` tokens of a text, as text; the whole text if it has fewer.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core prompt/src/tokenization/tokenizer.ts.
 */
export function takeFirst(text: string, most: number, tokenizer: Tokenizer): CutText {
  if (most <= 0) return { text: '', tokens: 0 };
  const tokens = encodeEnd(text, most, tokenizer, 'first');
  if (tokens.length < most) return { text, tokens: tokens.length };
  return { text: tokenizer.decode(tokens.slice(0, most)), tokens: most };
}

/** Returns the last `most` tokens of a text, as text; the whole text if it has fewer. */
export function takeLast(text: string, most: number, tokenizer: Tokenizer): CutText {
  if (most <= 0) return { text: '', tokens: 0 };
  const tokens = encodeEnd(text, most, tokenizer, 'last');
  if (tokens.length < most) return { text, tokens: tokens.length };
  return { text: tokenizer.decode(tokens.slice(-most)), tokens: most };
}

/** Returns the first tokens of a text, at most `most`. */
export function firstTokens(text: string, most: number, tokenizer: Tokenizer): readonly number[] {
  return most <= 0 ? [] : encodeEnd(text, most, tokenizer, 'first').slice(0, most);
}

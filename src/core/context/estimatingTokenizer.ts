import type { Tokenizer } from './types.ts';

// A token of o200k_base has 3.8 to 4.4 UTF-16 units of source code, counted by line (three code bases, 2026-11-21).
const unitsPerToken = 4;
/** Up to four units below this value are packed into a number below 2 ** 53; each other unit (CJK, emoji) is a token of its own. */
const packedBelow = 8192;

/** Returns where the estimated token that starts at an offset ends. */
function tokenEnd(text: string, start: number): number {
  if (text.charCodeAt(start) >= packedBelow) return start + 1;
  let end = start + 1;
  while (end < text.length && end - start < unitsPerToken && text.charCodeAt(end) < packedBelow) end++;
  return end;
}

function packed(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (first >= packedBelow) return -first;
  let token = 1; // a leading 1 preserves the number of units
  for (let at = start; at < end; at++) token = token * packedBelow + text.charCodeAt(at);
  return token;
}

function unpacked(token: number): string {
  if (token < 0) return String.fromCharCode(-token);
  let units = '';
  for (let rest = token; rest >= packedBelow; rest = Math.floor(rest / packedBelow)) {
    units = String.fromCharCode(rest % packedBelow) + units;
  }
  return units;
}

/**
 * Replaces a tokenizer if none is loaded: four UTF-16 units per token, or one unit per token in scripts whose characters are tokens of
 * their own. Lossless, so texts can be cut with it.
 */
export const estimatingTokenizer: Tokenizer = {
  name: 'estimate',
  count(text) {
    let tokens = 0;
    for (let at = 0; at < text.length; at = tokenEnd(text, at)) tokens++;
    return tokens;
  },
  encode(text) {
    const tokens: number[] = [];
    for (let at = 0; at < text.length;) {
      const end = tokenEnd(text, at);
      tokens.push(packed(text, at, end));
      at = end;
    }
    return tokens;
  },
  decode: tokens => tokens.map(unpacked).join(''),
};

/** Returns a quick estimate for products whose tokenizer is not known: four UTF-16 units per token. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / unitsPerToken);
}

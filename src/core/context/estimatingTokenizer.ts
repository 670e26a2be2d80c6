import type { Tokenizer } from './types.ts';

// A token of o200k_base holds 3.8 to 4.4 UTF-16 units of source code counted by lines (three code bases, 2026-11-21).
const unitsPerToken = 4;
/** Units below this one are packed by four into a number below 2 ** 53; the others (CJK, emoji) stand alone. */
const packedBelow = 8192;

/** Where the estimated token that starts at an offset ends. */
function tokenEnd(text: string, start: number): number {
  if (text.charCodeAt(start) >= packedBelow) return start + 1;
  let end = start + 1;
  while (end < text.length && end - start < unitsPerToken && text.charCodeAt(end) < packedBelow) end++;
  return end;
}

function packed(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (first >= packedBelow) return -first;
  let token = 1; // a leading one keeps the number of units
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
 * Stands in for a tokenizer where none is loaded: four UTF-16 units a token, one for each unit of scripts whose characters
 * are tokens of their own. Lossless, so that texts can be cut with it.
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

/** A quick estimate for products whose tokenizer is not known: four UTF-16 units a token. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / unitsPerToken);
}

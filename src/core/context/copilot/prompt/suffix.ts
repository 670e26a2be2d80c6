import type { Tokenizer } from '../../types.ts';
import { firstTokens } from './tokens.ts';

const comparedTokens = 50;
const reuseBelowPercent = 10;

/** Returns how many single changes turn one list into the other. Both lists are short (50). */
export function editDistance(left: readonly number[], right: readonly number[]): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [line, token] of left.entries()) {
    const next = [line + 1];
    for (const [column, other] of right.entries()) {
      const replaced = (row[column] ?? 0) + (token === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** Returns the part of `[cursor, cursor + mostUnits)` after the rest of the cursor's line, without leading white space. */
function textAfterLine(text: string, cursor: number, mostUnits: number): string {
  const rest = text.slice(cursor, cursor + mostUnits);
  const lineEnd = rest.search(/[\n\r\u2028\u2029]/);
  return lineEnd < 0 ? '' : rest.slice(lineEnd).trimStart();
}

/**
 * Returns the text after the cursor that Copilot would send, before line ends are unified and before it is cut to its share of tokens. A
 * remembered suffix that differs little is sent again instead of the current one.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core, components of the completions prompt factory.
 * @param mostUnits UTF-16 units after the cursor that are looked at
 * @param remembered the result of this function for an earlier request, '' if there was none
 */
export function suffixAt(
  text: string,
  cursor: number,
  mostUnits: number,
  remembered: string,
  tokenizer: Tokenizer,
): string {
  const now = textAfterLine(text, cursor, mostUnits);
  return now !== '' && isNearlyEqual(now, remembered, tokenizer) ? remembered : now;
}

function isNearlyEqual(now: string, remembered: string, tokenizer: Tokenizer): boolean {
  if (remembered === '' || remembered === now) return false;
  const left = firstTokens(now, comparedTokens, tokenizer);
  const right = firstTokens(remembered, comparedTokens, tokenizer);
  if (left[0] !== right[0]) return false;
  return 100 * editDistance(left, right) < reuseBelowPercent * left.length;
}

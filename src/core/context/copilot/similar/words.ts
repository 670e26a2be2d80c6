import { stopWords } from './stopWords.ts';

const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);

/**
 * Calls `visit` for every word of `text` between two offsets, in order. Words are runs of ASCII letters and digits that are not stop
 * words; everything else separates them, including `_` and letters with accents.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core prompt/src/snippetInclusion/selectRelevance.ts.
 */
export function eachWord(text: string, start: number, end: number, visit: (word: string) => void): void {
  for (let at = start; at < end; at++) {
    if (!isWordUnit(text.charCodeAt(at))) continue;
    const from = at;
    do at++;
    while (at < end && isWordUnit(text.charCodeAt(at)));
    const word = text.slice(from, at);
    if (!stopWords.has(word)) visit(word);
  }
}

/** Returns the set of words of a text. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  eachWord(text, 0, text.length, word => words.add(word));
  return words;
}

import { wordsOf } from '../../../src/core/context/copilot/similar/words.ts';

/** A simple version of the same search: collects and compares the words of every window anew. For comparison only. */
export function plainSnippets(texts: readonly string[], active: string, cursor: number): readonly number[] {
  const reference = wordsOf(active.slice(0, cursor).split('\n').slice(-60).join('\n'));
  return texts.map(text => {
    const lines = text.split('\n');
    let best = 0;
    for (let start = 0; start <= Math.max(0, lines.length - 60); start++) {
      const words = wordsOf(lines.slice(start, start + 60).join('\n'));
      let common = 0;
      for (const word of words) if (reference.has(word)) common++;
      best = Math.max(best, common / (words.size + reference.size - common));
    }
    return best;
  });
}

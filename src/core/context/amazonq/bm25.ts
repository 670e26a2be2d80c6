// The usual constants of Okapi BM25: how fast repeated terms saturate, and how much the text length counts.
const saturation = 1.2;
const lengthWeight = 0.75;

const termsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** Counts how often each term occurs in a text, and how many terms there are. */
function countTerms(text: string): { readonly counts: ReadonlyMap<string, number>; readonly length: number } {
  const counts = new Map<string, number>();
  const terms = termsOf(text);
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { counts, length: terms.length };
}

/** Returns the Okapi BM25 score of each text for a query; 0 for texts that share no term with it. Linear. */
export function bm25(texts: readonly string[], query: string): readonly number[] {
  const counted = texts.map(countTerms);
  const meanLength = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length);
  const wanted = [...countTerms(query).counts.keys()];
  const rarity = new Map(
    wanted.map(term => {
      const holding = counted.filter(({ counts }) => counts.has(term)).length;
      return [term, Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5))];
    }),
  );
  return counted.map(({ counts, length }) => {
    let score = 0;
    for (const term of wanted) {
      const count = counts.get(term) ?? 0;
      const norm = 1 - lengthWeight + (lengthWeight * length) / Math.max(1, meanLength);
      score += ((rarity.get(term) ?? 0) * count * (saturation + 1)) / (count + saturation * norm);
    }
    return score;
  });
}

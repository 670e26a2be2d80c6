/**
 * Returns the known word that was probably meant: one that differs in at most a third of the letters, or that starts with the given
 * word. Null if none is close.
 */
export function closest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map(each => ({ each, distance: distance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (best !== undefined && best.distance <= Math.max(1, Math.floor(word.length / 3))) return best.each;
  return word.length < 3 ? null : (known.find(each => each.toLowerCase().startsWith(word.toLowerCase())) ?? null);
}

/** Returns "; did you mean X?", or an empty string. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === null ? '' : `; did you mean ${near}?`;
}

/** Returns the number of letters to insert, delete, replace or swap with the next (optimal string alignment distance). */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped && i > 1 && j > 1) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

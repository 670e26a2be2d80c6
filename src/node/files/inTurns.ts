/**
 * Takes one item from each source in turn until there are enough. A large source leaves room for the others, and the share
 * that a small source does not need goes to the rest.
 * @param maximum how many items of all sources together
 */
export async function inTurns<T>(
  sources: readonly AsyncIterable<T>[],
  maximum: number,
): Promise<readonly (readonly T[])[]> {
  const taken = sources.map((): T[] => []);
  let waiting = sources.map((source, i) => ({ iterator: source[Symbol.asyncIterator](), into: taken[i] }));
  let left = maximum;
  while (waiting.length > 0 && left > 0) {
    const more: typeof waiting = [];
    for (const each of waiting) {
      if (left === 0) break;
      const next = await each.iterator.next();
      if (next.done === true) continue;
      each.into?.push(next.value);
      left--;
      more.push(each);
    }
    waiting = more;
  }
  return taken;
}

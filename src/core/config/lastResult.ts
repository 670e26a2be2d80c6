/**
 * Wraps a parser so it caches its last result: a hundred settings are looked up in the same text one after another. Callers must not
 * change the result.
 */
export function lastResult<Result>(parse: (text: string) => Result): (text: string) => Result {
  let last: { readonly text: string; readonly result: Result } | null = null;
  return text => {
    if (last?.text !== text) last = { text, result: parse(text) };
    return last.result;
  };
}

/**
 * The same function, remembering its last answer: a hundred settings ask the same text one after another. The answer must
 * not be changed by the caller.
 */
export function lastResult<Result>(parse: (text: string) => Result): (text: string) => Result {
  let last: { readonly text: string; readonly result: Result } | null = null;
  return text => {
    if (last?.text !== text) last = { text, result: parse(text) };
    return last.result;
  };
}

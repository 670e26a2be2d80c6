import { type Pattern, sizeOf, unescaped } from '../../words.ts';

/** See {@link ShellState.spend}. */
type Spend = (units: number) => boolean;

/** Replaces a placeholder in words with each of some names; if that is too much, returns the words and the names. */
function putInAll(
  words: readonly Pattern[],
  mark: string,
  names: readonly Pattern[],
  spend: Spend,
): readonly Pattern[] {
  const marked = words.filter(word => unescaped(word).includes(mark));
  if (!spend(sizeOf(marked) * names.length)) return [...words, ...names];
  return words.flatMap(word => putIn(word, mark, names));
}

/** Replaces a placeholder in a word with each of some names. */
function putIn(word: Pattern, mark: string, names: readonly Pattern[]): readonly Pattern[] {
  const plain = unescaped(word);
  if (!plain.includes(mark)) return [word];
  return names.map(name => (plain === mark ? name : plain.replaceAll(mark, unescaped(name))));
}

/** Returns the command that `xargs` runs, with the names that are passed to it. */
export function xargsWords(rest: readonly Pattern[], names: readonly Pattern[], spend: Spend): readonly Pattern[] {
  let at = 0;
  let mark: string | null = null;
  for (; at < rest.length && (rest[at] ?? '').startsWith('-'); at++) {
    const word = rest[at] ?? '';
    if (word.startsWith('-I')) mark = word.length > 2 ? word.slice(2) : (rest[at + 1] ?? null);
    if (/^-[IndLPsEa]$/.test(word)) at++;
  }
  const command = rest.slice(at);
  const place = mark === null ? null : unescaped(mark);
  return place === null ? [...command, ...names] : putInAll(command, place, names, spend);
}

/** Returns the command of `parallel COMMAND ::: NAMES` with all names; without `:::`, with those that are piped to it. */
export function parallelWords(rest: readonly Pattern[], piped: readonly Pattern[], spend: Spend): readonly Pattern[] {
  const at = rest.findIndex(word => /^:::\+?$/.test(word));
  const command = rest.slice(0, at < 0 ? undefined : at).filter(word => !word.startsWith('-'));
  const names = at < 0 ? piped : rest.slice(at + 1);
  const isPlaced = command.some(word => unescaped(word).includes('{}'));
  return isPlaced ? putInAll(command, '{}', names, spend) : [...command, ...names];
}

/** Returns the commands that `find` and `fd` run for the files that they find. */
export function findCommands(
  rest: readonly Pattern[],
  names: readonly Pattern[],
  isFd: boolean,
  spend: Spend,
): readonly (readonly Pattern[])[] {
  let end = 0;
  return rest.flatMap((option, at) => {
    // Words of a nested command are not options.
    if (at < end || !/^(?:-exec|-execdir|-ok|-okdir|-x|-X)$/.test(option)) return [];
    for (end = at + 1; end < rest.length && !/^(?:\\?;|\+)$/.test(rest[end] ?? '');) end++;
    const command = rest.slice(at + 1, end);
    const isPlaced = !isFd || command.some(word => unescaped(word).includes('{}'));
    return [isPlaced ? putInAll(command, '{}', names, spend) : [...command, ...names]];
  });
}

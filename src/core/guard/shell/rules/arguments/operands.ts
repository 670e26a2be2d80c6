import type { Pattern } from '../../words.ts';

/** Options whose value is not a file that is read: exclusions and the like. */
const leavingOut = /^(?:--(?:exclude|exclude-from|include|filter|iexclude)|-exclude|-include|-filter)$/i;

/** Removes the values of options that exclude something; for `zip`, also `-x` and all words after it. */
export function withoutLeftOut(words: readonly Pattern[], isZip = false): readonly Pattern[] {
  const end = isZip ? words.findIndex(word => word === '-x' || word === '--exclude') : -1;
  return words.slice(0, end < 0 ? undefined : end).filter((_, at) => !leavingOut.test(words[at - 1] ?? ''));
}

/** Returns the words that are not options; after `--`, all of them. */
export function operandsOf(words: readonly Pattern[]): readonly Pattern[] {
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  return [...before.filter(word => !(word.startsWith('-') && word !== '-')), ...(end < 0 ? [] : words.slice(end + 1))];
}

import type { Pattern } from '../../words.ts';

/** Options whose value is not a file that is read: exclusions and the like. */
const leavingOut = /^(?:--(?:exclude|exclude-from|include|filter|iexclude)|-exclude|-include|-filter)$/i;

/** Words without those that say what is left out; `-x` of `zip` takes all behind it. */
export function withoutLeftOut(words: readonly Pattern[], isZip = false): readonly Pattern[] {
  const end = isZip ? words.findIndex(word => word === '-x' || word === '--exclude') : -1;
  return words.slice(0, end < 0 ? undefined : end).filter((_, at) => !leavingOut.test(words[at - 1] ?? ''));
}

/** The words that are no options; all of them behind `--`. */
export function operandsOf(words: readonly Pattern[]): readonly Pattern[] {
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  return [...before.filter(word => !(word.startsWith('-') && word !== '-')), ...(end < 0 ? [] : words.slice(end + 1))];
}

import type { Launch } from './types.ts';

/** A command line for agents that have no form without a shell: words with anything but plain characters are quoted. */
export function shellWords({ program, arguments: words }: Launch): string {
  return [program, ...words].map(quoted).join(' ');
}

function quoted(word: string): string {
  // Windows has no single quotes, and its paths contain no double quotes.
  return !isPlain(word) && /^[A-Za-z]:\\/.test(word) ? `"${word}"` : shellWord(word);
}

/** A word quoted for a POSIX shell. */
export function shellWord(word: string): string {
  return isPlain(word) ? word : singleQuoted(word);
}

/** A word between the single quotes of a POSIX shell. */
export function singleQuoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function isPlain(word: string): boolean {
  return /^[\w./:=@%+,-]+$/.test(word);
}

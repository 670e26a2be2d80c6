import type { Launch } from './types.ts';

/** Returns a command line for agents that can only start programs through a shell; words with special characters are quoted. */
export function shellWords({ program, arguments: words }: Launch): string {
  return [program, ...words].map(quoted).join(' ');
}

function quoted(word: string): string {
  // Windows has no single quotes, and its paths contain no double quotes.
  return !isPlain(word) && /^[A-Za-z]:\\/.test(word) ? `"${word}"` : shellWord(word);
}

/** Quotes a word for a POSIX shell, if necessary. */
export function shellWord(word: string): string {
  return isPlain(word) ? word : singleQuoted(word);
}

/** Puts a word between the single quotes of a POSIX shell. */
export function singleQuoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function isPlain(word: string): boolean {
  return /^[\w./:=@%+,-]+$/.test(word);
}

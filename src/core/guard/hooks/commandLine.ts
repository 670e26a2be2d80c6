import type { Launch } from './types.ts';

/** A command line for agents that have no form without a shell: words with anything but plain characters are quoted. */
export function shellWords({ program, arguments: words }: Launch): string {
  return [program, ...words].map(quoted).join(' ');
}

function quoted(word: string): string {
  if (/^[\w./:=@%+,-]+$/.test(word)) return word;
  // Windows has no single quotes; a path there holds no double ones.
  return /^[A-Za-z]:\\/.test(word) ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`;
}

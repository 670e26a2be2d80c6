import { literalOf, type Pattern } from '../../words.ts';

/** Returns the subcommand of git, after the options of git itself, and its words. */
export function subcommand(all: readonly Pattern[]): { readonly command: string; readonly words: readonly Pattern[] } {
  let at = 0;
  while ((all[at] ?? '').startsWith('-'))
    at += /^-(?:C|c)$|^--(?:git-dir|work-tree|namespace)$/.test(all[at] ?? '') ? 2 : 1;
  return { command: literalOf(all[at] ?? '') ?? '', words: all.slice(at + 1) };
}

import { escaped, type Pattern } from './words.ts';

/** What a program that stands in a command line may do with files that it names. */
export interface CodeUse {
  readonly reads: readonly Pattern[];
  readonly writes: readonly Pattern[];
}

const reading =
  /open|read|file|load|slurp|cat|fs\b|path|import|require|include|copy|getline|Get-Content|IO\.File|fetch/i;
const changing =
  /write|['"][waxr]\+?b?['"]|unlink|remove|rename|rmtree|truncate|append|copy|Set-Content|Out-File|\bcp\b|\brm\b|move/i;

/** Texts in quotes that a program holds; more are not looked at. */
const mostLiterals = 200;

/**
 * The texts in quotes of a program, as the paths that they may be, where the program seems to read or write files at all. Texts
 * joined by `+` are taken together. Takes linear time.
 */
export function inlineCode(code: string): CodeUse {
  const literals = literalsOf(code.replace(/(['"`])\s*\+\s*\1/g, ''));
  return {
    reads: reading.test(code) ? literals : [],
    writes: changing.test(code) ? literals : [],
  };
}

function literalsOf(code: string): readonly Pattern[] {
  const found: Pattern[] = [];
  for (const [, , text = ''] of code.matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g)) {
    if (text !== '' && text.length <= 1_024 && !/[\0\n]/.test(text))
      found.push(escaped(text.replace(/\\(['"\\])/g, '$1')));
    if (found.length === mostLiterals) break;
  }
  return found;
}

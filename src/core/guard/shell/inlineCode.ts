import { escaped, type Pattern, unescaped } from './words.ts';

/** What a program that stands in a command line may do with files that it names. */
export interface CodeUse {
  readonly reads: readonly Pattern[];
  readonly writes: readonly Pattern[];
  /** It seems to read files, of which names may be given to it. */
  readonly isReading: boolean;
  /** Every text in it, whatever it does. */
  readonly texts: readonly Pattern[];
}

const reading =
  /open|read|file|load|slurp|cat|lines|fs\b|path|import|require|include|copy|getline|Get-Content|IO\.File|fetch/i;
const changing =
  /write|['"][waxr]\+?b?['"]|unlink|remove|rename|rmtree|truncate|append|copy|Set-Content|Out-File|\bcp\b|\brm\b|move/i;

/** Calls that take wildcards (glob of Python, Node.js, PHP and Perl, `Dir[]` of Ruby). */
const globbing = /glob|Dir\[/;
const isGlob = (text: string): boolean => /[*?[]/.test(text) && !/\s/.test(text);

/** How programs name the environment, also as a regular expression: text that is replaced, and no file. */
const variablesOfCode = /\b(?:process|import\\?\.meta|Bun|Deno)\\?\.env$/;

/** Texts in quotes that a program holds; more are not looked at. */
const mostLiterals = 200;

/**
 * The texts in quotes of a program, as the paths that they may be, where the program seems to read or write files at all. Texts
 * joined by `+` are taken together. Takes linear time.
 */
export function inlineCode(code: string): CodeUse {
  const literals = literalsOf(code.replace(/(['"`])\s*\+\s*\1/g, ''));
  const texts = [...literals, ...joined(literals)];
  const isReading = reading.test(code);
  return {
    isReading,
    reads: isReading ? [...texts, ...(globbing.test(code) ? literals.map(unescaped).filter(isGlob) : [])] : [],
    writes: changing.test(code) ? texts : [],
    texts,
  };
}

/** Neighbours as parts of one path, as programs put them together: `Path('config') / 'prod.yaml'`. */
function joined(literals: readonly Pattern[]): readonly Pattern[] {
  return literals.flatMap((_, at) =>
    [2, 3, 4].flatMap(count => {
      const parts = literals.slice(at, at + count);
      if (parts.length < count || parts.some(part => /\s/.test(part))) return [];
      const path = parts.map(part => part.replace(/\/$/, '')).join('/');
      // Most programs begin at the home folder or at the current one.
      return [path, `~/${path}`];
    }),
  );
}

/** Calls whose first text is looked for in another one. */
const lookedFor =
  /\b(?:includes|indexOf|startsWith|endsWith|startswith|endswith|find|index|count|split|replace|replaceAll|sub|gsub|match|test|search)\(\s*r?$/;

/** Whether a literal only says what is looked for: `'.env' in text`, `text.replace('process.env', …)`. */
function isCompared(code: string, start: number, end: number, text: string): boolean {
  if (variablesOfCode.test(text)) return true;
  return (
    /^\s{1,8}(?:not\s+)?in\b/.test(code.slice(end + 1, end + 20)) ||
    lookedFor.test(code.slice(Math.max(0, start - 24), start))
  );
}

function literalsOf(code: string): readonly Pattern[] {
  const found: Pattern[] = [];
  // Up to where no such quote is closed.
  const unclosed = new Map<string, number>();
  for (let at = 0; at < code.length && found.length < mostLiterals; at++) {
    const quote = code[at] ?? '';
    if (!quotes.has(quote) || at < (unclosed.get(quote) ?? 0)) continue;
    const end = endOfLiteral(code, at + 1, quote);
    if (code[end] !== quote) {
      unclosed.set(quote, end);
      continue;
    }
    const text = code.slice(at + 1, end);
    if (text !== '' && text.length <= 1_024 && !text.includes('\0') && !isCompared(code, at, end, text))
      found.push(escaped(text.replace(/\\(['"\\])/g, '$1')));
    at = end;
  }
  return found;
}

const quotes: ReadonlySet<string> = new Set(['"', "'", '`']);

/** Where a text in quotes ends that begins here: at its quote, or where its line does. */
function endOfLiteral(code: string, start: number, quote: string): number {
  let at = start;
  while (at < code.length && code[at] !== quote && code[at] !== '\n')
    at += code[at] === '\\' && code[at + 1] !== '\n' ? 2 : 1;
  return Math.min(at, code.length);
}

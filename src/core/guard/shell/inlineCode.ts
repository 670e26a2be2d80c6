import { madeOf, readsListed, withPlainTexts } from './rewrittenCode.ts';
import { escaped, type Pattern, unescaped } from './words.ts';

/** What an inline program may do with files that it names. */
export interface CodeUse {
  readonly reads: readonly Pattern[];
  readonly writes: readonly Pattern[];
  /** It seems to read files, whose names may be given to it. */
  readonly isReading: boolean;
  /** Every text in it, independent of its use. */
  readonly texts: readonly Pattern[];
}

const reading =
  /open|read|file|load|slurp|cat|lines|fs\b|path|import|require|include|copy|getline|input|source|Get-Content|IO\.File|fetch|<>|@ARGV|\bfrom\s+['"]/i;
const changing =
  /write|,\s*(?:mode\s*=\s*)?['"](?:[wax]\+?[bt]?|r\+b?)['"]|,\s*['"]\+?>|unlink|remove|rename|rmtree|rm(?:dir)?Sync|rm_r?f?\b|truncate|append|copy|chmod|chown|utime|symlink|\blink(?:Sync)?\(|os\.replace|put_contents|\bFile\.delete|\.mv\(|Set-Content|Out-File|\bcp\b|\brm\b|move/i;

/** Calls that take wildcards (glob of Python, Node.js, PHP and Perl, `Dir[]` of Ruby). */
const globbing = /glob|Dir\[/;
const isGlob = (text: string): boolean => /[*?[]/.test(text) && !/\s/.test(text);

/** How programs name the environment, also as a regular expression: text that is replaced, and no file. */
const variablesOfCode = /\b(?:process|import\\?\.meta|Bun|Deno)\\?\.env$/;

/** Texts in quotes that a program holds; more are not looked at. */
const mostLiterals = 200;

/**
 * The quoted texts of a program, as possible paths, where the program seems to read or write files at all. Texts
 * joined by `+` are taken together. Takes linear time.
 */
export function inlineCode(given: string): CodeUse {
  const code = withPlainTexts(given);
  const literals = literalsOf(code);
  const read = literals.filter(each => each.use === 'any').map(each => each.text);
  const made = madeOf(
    code,
    literals.map(each => unescaped(each.text)),
  ).map(escaped);
  const all = [...literals.map(each => each.text), ...made];
  const isReading = reading.test(code);
  const listed = readsListed(code) ? [...read, '.'].flatMap(folder => [`${folder}/*`, `${folder}/.*`]) : [];
  // A program in another one, in letters that nobody reads.
  const inner = made.map(unescaped).filter(text => /\(/.test(text) && text.length < given.length);
  const innerReads = inner.flatMap(text => inlineCode(text).reads);
  return {
    isReading,
    reads: isReading
      ? [
          ...pathsOf([...read, ...made]),
          ...(globbing.test(code) ? read.map(unescaped).filter(isGlob) : []),
          ...listed,
          ...innerReads,
        ]
      : innerReads,
    writes: changing.test(code) ? pathsOf(all) : [],
    texts: pathsOf(all),
  };
}

/** Texts as paths: alone, behind the home folder or the current one that is put before them, and together with their neighbours. */
function pathsOf(literals: readonly Pattern[]): readonly Pattern[] {
  const behind = literals.flatMap(text => {
    const [, rest] = /^(?:\$?\\\{[^/]*\\\})?\/([^/].*)$/.exec(text) ?? [];
    return rest === undefined ? [] : [rest, `~/${rest}`];
  });
  return [...literals, ...behind, ...joined(literals)];
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

/** Calls that only query the file in their first text, and methods that query the text before them. */
const asking =
  /\b(?:exists|existsSync|isfile|isdir|is_file|file_exists|access|accessSync|l?stat|l?statSync|basename|dirname|exist\?|exists\?|file\?|Exists|Get(?:Extension|FileName\w*|DirectoryName|FullPath|LastWriteTime))\(\s*$/;
const asked = /^\s*\)\.(?:exists|is_file|is_dir)\(/;
/** Calls whose first text is a file that they write or remove, and copies, whose second text is written. */
const writingFirst =
  /(?:\b(?:unlink|unlinkSync|remove|rm|rmSync|writeFile|writeFileSync|appendFile|appendFileSync|file_put_contents|createWriteStream|writeTextFile|writeTextFileSync|chmod|chmodSync|(?:Write|Append)All\w+)|\b(?:File|Bun)\.(?:write|delete))\(\s*$|\bcopy\w*\([^()]{1,200},\s*$/;
const written = /^\s*(?:,\s*(?:mode\s*=\s*)?['"][wax][bt]?['"]|\)\.(?:unlink|touch|write_text|write_bytes|chmod)\()/;

/** What a program does with the file that a text names: nothing, only write it, or maybe anything. */
type LiteralUse = 'none' | 'written' | 'any';

function useOf(code: string, start: number, end: number, text: string): LiteralUse {
  const before = code.slice(Math.max(0, start - 240), start);
  const behind = code.slice(end + 1, end + 40);
  const isCompared = /^\s{1,8}(?:not\s+)?in\b/.test(behind) || lookedFor.test(before.slice(-24));
  if (isCompared || variablesOfCode.test(text) || asking.test(before) || asked.test(behind)) return 'none';
  return writingFirst.test(before) || written.test(behind) ? 'written' : 'any';
}

interface Literal {
  readonly text: Pattern;
  readonly use: LiteralUse;
}

function literalsOf(code: string): readonly Literal[] {
  const found: Literal[] = [];
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
    const use = text === '' || text.length > 1_024 || text.includes('\0') ? 'none' : useOf(code, at, end, text);
    if (use !== 'none') found.push({ text: escaped(text.replace(/\\(['"\\])/g, '$1')), use });
    at = end;
  }
  return found;
}

const quotes: ReadonlySet<string> = new Set(['"', "'", '`']);

/** The end of the quoted text that begins here: at its quote, or at the end of its line. */
function endOfLiteral(code: string, start: number, quote: string): number {
  let at = start;
  while (at < code.length && code[at] !== quote && code[at] !== '\n')
    at += code[at] === '\\' && code[at + 1] !== '\n' ? 2 : 1;
  return Math.min(at, code.length);
}

import { madeOf, readsListed, withPlainTexts } from './rewrittenCode.ts';
import { escaped, type Pattern, unescaped } from './words.ts';

/** What an inline program may do with files that it names. */
export interface CodeUse {
  readonly reads: readonly Pattern[];
  readonly writes: readonly Pattern[];
  /** It seems to read files, so words that are passed to it may name files. */
  readonly isReading: boolean;
  /** Every string in it, whatever its use. */
  readonly texts: readonly Pattern[];
}

const reading =
  /open|read|file|load|slurp|cat|lines|fs\b|path|import|require|include|copy|getline|input|source|Get-Content|IO\.File|fetch|<>|@ARGV|\bfrom\s+['"]/i;
const changing =
  /write|,\s*(?:mode\s*=\s*)?['"](?:[wax]\+?[bt]?|r\+b?)['"]|,\s*['"]\+?>|unlink|remove|rename|rmtree|rm(?:dir)?Sync|rm_r?f?\b|truncate|append|copy|chmod|chown|utime|symlink|\blink(?:Sync)?\(|os\.replace|put_contents|\bFile\.delete|\.mv\(|Set-Content|Out-File|\bcp\b|\brm\b|move/i;

/** Calls that take wildcards (glob of Python, Node.js, PHP and Perl, `Dir[]` of Ruby). */
const globbing = /glob|Dir\[/;
const isGlob = (text: string): boolean => /[*?[]/.test(text) && !/\s/.test(text);

/** How programs refer to the environment, also in a regular expression: not a file, although the text ends in `.env`. */
const variablesOfCode = /\b(?:process|import\\?\.meta|Bun|Deno)\\?\.env$/;

/** The most quoted strings of a program that are looked at. */
const mostLiterals = 200;

/**
 * Returns the quoted strings of a program as possible paths, if the program seems to read or write files at all. Strings joined by `+`
 * are treated as one. Takes linear time.
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
  // A program inside another one, encoded in some way.
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

/**
 * Returns strings as possible paths: as they are, relative to the current or the home folder if they begin with `/` or `${…}/`, and
 * joined with their neighbours.
 */
function pathsOf(literals: readonly Pattern[]): readonly Pattern[] {
  const behind = literals.flatMap(text => {
    const [, rest] = /^(?:\$?\\\{[^/]*\\\})?\/([^/].*)$/.exec(text) ?? [];
    return rest === undefined ? [] : [rest, `~/${rest}`];
  });
  return [...literals, ...behind, ...joined(literals)];
}

/** Joins neighbouring strings to paths, as programs do: `Path('config') / 'prod.yaml'`. */
function joined(literals: readonly Pattern[]): readonly Pattern[] {
  return literals.flatMap((_, at) =>
    [2, 3, 4].flatMap(count => {
      const parts = literals.slice(at, at + count);
      if (parts.length < count || parts.some(part => /\s/.test(part))) return [];
      const path = parts.map(part => part.replace(/\/$/, '')).join('/');
      // Most programs start at the home folder or at the current folder.
      return [path, `~/${path}`];
    }),
  );
}

/** Calls that search for their first string in another string. */
const lookedFor =
  /\b(?:includes|indexOf|startsWith|endsWith|startswith|endswith|find|index|count|split|replace|replaceAll|sub|gsub|match|test|search)\(\s*r?$/;

/** Calls that only query the file named by their first string, and methods that query the file named by the string before them. */
const asking =
  /\b(?:exists|existsSync|isfile|isdir|is_file|file_exists|access|accessSync|l?stat|l?statSync|basename|dirname|exist\?|exists\?|file\?|Exists|Get(?:Extension|FileName\w*|DirectoryName|FullPath|LastWriteTime))\(\s*$/;
const asked = /^\s*\)\.(?:exists|is_file|is_dir)\(/;
/** Calls that write or remove the file named by their first string, and copies, which write the file named by the second one. */
const writingFirst =
  /(?:\b(?:unlink|unlinkSync|remove|rm|rmSync|writeFile|writeFileSync|appendFile|appendFileSync|file_put_contents|createWriteStream|writeTextFile|writeTextFileSync|chmod|chmodSync|(?:Write|Append)All\w+)|\b(?:File|Bun)\.(?:write|delete))\(\s*$|\bcopy\w*\([^()]{1,200},\s*$/;
const written = /^\s*(?:,\s*(?:mode\s*=\s*)?['"][wax][bt]?['"]|\)\.(?:unlink|touch|write_text|write_bytes|chmod)\()/;

/** What a program does with the file that a string names: nothing, only writes it, or possibly anything. */
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
  // By quote: the offset up to which such a quote is known to be unclosed.
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

/** Returns the end of the quoted string that begins here: its closing quote, or the end of the line. */
function endOfLiteral(code: string, start: number, quote: string): number {
  let at = start;
  while (at < code.length && code[at] !== quote && code[at] !== '\n')
    at += code[at] === '\\' && code[at + 1] !== '\n' ? 2 : 1;
  return Math.min(at, code.length);
}

import { ansiText } from '../grammar/bashText.ts';
import { asWildcard } from '../regularNames.ts';
import { wildcard } from '../wildcard.ts';
import { inlineCode } from '../inlineCode.ts';
import { filters, printingInPowerShell } from '../programs.ts';
import { interpreterOf, interpreters } from '../runningPrograms.ts';
import type { Pipeline } from '../grammar/syntax.ts';
import { escaped, hasWildcard, type Pattern, unescaped, unknownText } from '../words.ts';
import { filterArguments } from './arguments/filterArguments.ts';
import { foundBy } from './arguments/find.ts';
import { operandsOf } from './arguments/operands.ts';
import { unwrapped } from './arguments/wrapper.ts';
import { subcommand } from './arguments/subcommand.ts';
import { choosing, filteredText, putIn } from './texts.ts';

/** Returns the names or texts that a command prints, if its words say so; null if they do not. */
export function printedBy(all: readonly Pattern[]): readonly Pattern[] | null {
  const words = unwrapped(all);
  if (words === null) return null;
  const { name, rest } = words;
  const printer = printers.get(name);
  if (printer !== undefined) return printer({ name, rest, operands: operandsOf(rest) });
  return printedByCode(name, rest) ?? printedInPowerShell(name.toLowerCase(), rest);
}

/** A command: its name, the words after it, and those of them that are not options. */
interface Words {
  readonly name: string;
  readonly rest: readonly Pattern[];
  readonly operands: readonly Pattern[];
}

/** Returns what a program prints; null if its words do not say. */
type Printer = (words: Words) => readonly Pattern[] | null;

const ofOperands: Printer = ({ operands }) => operands;
const ofSearch: Printer = ({ name, rest }) => namedBySearch(name, rest);
const ofFd: Printer = ({ rest }) => foundBy(rest, true);
const ofFilterCode: Printer = ({ operands }) => nonEmpty(inlineCode(unescaped(operands[0] ?? '')).texts);

const printers: ReadonlyMap<string, Printer> = new Map(
  Object.entries<Printer>({
    echo: ({ rest }) => echoed(rest),
    printf: ({ rest }) => formatted(rest),
    ls: ({ rest, operands }) => {
      if (operands.length > 0) return operands;
      return rest.some(word => /^-\w*[aA]|^--(?:almost-)?all$/.test(word)) ? ['*', '.*'] : ['*'];
    },
    which: ofOperands,
    readlink: ofOperands,
    realpath: ofOperands,
    // What {@link unwrapped} leaves of `command -v`.
    '-v': ofOperands,
    basename: ({ operands }) => operands.slice(0, 1).map(path => path.replace(/\/+$/, '').replace(/^.*\//, '')),
    dirname: ({ operands }) =>
      operands.map(path => (path.includes('/') ? path.replace(/\/[^/]*\/?$/, '') || '/' : '.')),
    git: ({ rest }) => namedByGit(rest),
    grep: ofSearch,
    egrep: ofSearch,
    fgrep: ofSearch,
    rg: ofSearch,
    find: ({ rest }) => foundBy(rest),
    fd: ofFd,
    fdfind: ofFd,
    compgen: ({ rest, operands }) => (rest.includes('-f') ? operands.map(each => `${each}*`) : null),
    awk: ofFilterCode,
    gawk: ofFilterCode,
    jq: ofFilterCode,
  }),
);

/** The strings in an interpreter's program may be its output. */
function printedByCode(name: string, rest: readonly Pattern[]): readonly Pattern[] | null {
  const options = interpreters[interpreterOf(name) ?? ''] ?? [];
  const at = rest.findIndex(word => options.includes(unescaped(word)));
  return at < 0 ? null : nonEmpty(inlineCode(unescaped(rest[at + 1] ?? '')).texts);
}

function nonEmpty(names: readonly Pattern[]): readonly Pattern[] | null {
  return names.length === 0 ? null : names;
}

/** Like {@link printedBy}, for commands of PowerShell. */
function printedInPowerShell(name: string, rest: readonly Pattern[]): readonly Pattern[] | null {
  const operands = operandsOf(rest.filter((_, at) => !/^-exclude$/i.test(rest[at - 1] ?? '')));
  return powerShellPrinters.get(name)?.({ name, rest, operands }) ?? null;
}

/** A folder stands for its contents as well. */
const ofChildItems: Printer = ({ rest, operands }) => {
  const isDeep = rest.some(word => /^-r(?:ecurse)?$|^\/s$/i.test(word));
  if (operands.length === 0) return isDeep ? everyName : ['*', '.*'];
  return operands.flatMap(each => [each, `${each.replace(/\/$/, '')}/*`, ...(isDeep ? [`*/${each}`] : [])]);
};
const ofCommands: Printer = ({ operands }) => operands.flatMap(each => commandsNamed(each));
const ofFirstOperand: Printer = ({ operands }) => operands.slice(0, 1);

/** By names in lower case. */
const powerShellPrinters: ReadonlyMap<string, Printer> = new Map(
  Object.entries<Printer>({
    'get-childitem': ofChildItems,
    gci: ofChildItems,
    dir: ofChildItems,
    'get-command': ofCommands,
    gcm: ofCommands,
    'get-alias': ofCommands,
    gal: ofCommands,
    'split-path': ({ operands }) => operands.map(each => each.replace(/^.*[\\/]/, '')),
    'get-itemproperty': ofFirstOperand,
    'get-itempropertyvalue': ofFirstOperand,
    'get-item': ofOperands,
    gi: ofOperands,
    'resolve-path': ofOperands,
    'write-output': ofOperands,
    'join-path': ({ operands }) => [operands.map(each => each.replace(/\/$/, '')).join('/')],
  }),
);

/** Returns the commands that a name with wildcards may mean, among those that print files. */
function commandsNamed(name: Pattern): readonly Pattern[] {
  return hasWildcard(name) ? [...printingInPowerShell].filter(wildcard(name.toLowerCase())) : [name];
}

/** Returns the words of `echo`, together and separately. */
function echoed(rest: readonly Pattern[]): readonly Pattern[] {
  const operands = operandsOf(rest);
  const words = rest.some(word => /^-\w*e/.test(word)) ? operands.map(withEscapes) : operands;
  return words.length < 2 ? words : [words.join(' '), ...words];
}

/** Resolves escapes such as `\x2e` in a word. */
function withEscapes(word: Pattern): Pattern {
  const text = unescaped(word);
  return text.includes('\\') ? escaped(ansiText(text.replace(/\\0([0-7]{1,3})/g, '\\$1'))) : word;
}

/** Subcommands of git that print names of files or objects; those names are among their words. */
const namingInGit = /^(?:ls-files|ls-tree|rev-parse|rev-list|hash-object|check-ignore|diff|status)$/;

/** Every file of the folder and of the folders directly in it. */
const everyName: readonly Pattern[] = ['*', '.*', '*/*', '*/.*'];

/** Stands for the names of all files that git tracks. */
export const trackedNames: readonly Pattern[] = [`${unknownText}git ls-files`];

/** Names that are not known; a filter may still say how they end. */
const anyNames: readonly Pattern[] = [unknownText];

function namedByGit(rest: readonly Pattern[]): readonly Pattern[] | null {
  const { command, words } = subcommand(rest);
  if (!namingInGit.test(command) || (command === 'diff' && !words.includes('--name-only'))) return null;
  if (words.some(word => /^(?:-i|--ignored)$/.test(word))) return everyName;
  const isOfOthers = words.some(word => /^-[a-z]*o|^--others$/.test(word));
  // Files that are not ignored are mostly new code.
  if (isOfOthers && !words.includes('--exclude-standard')) return everyName;
  if (command === 'ls-files' && !isOfOthers && operandsOf(words).length === 0) return trackedNames;
  const operands = operandsOf(words).filter(word => word !== 'HEAD' && word !== '');
  return operands.length === 0 ? anyNames : operands;
}

/** Returns the files in which `grep -l` and `rg --files` search. */
function namedBySearch(name: string, rest: readonly Pattern[]): readonly Pattern[] | null {
  const isListing = rest.some(word => /^-[a-zA-Z]*l[a-zA-Z]*$|^--files(?:-with-matches)?$/.test(word));
  const filter = filters[name];
  if (!isListing || filter === undefined) return null;
  const { files } = filterArguments(filter, rest);
  const chosen = rest.filter((_, at) => /^(?:-g|--glob|--iglob)$/.test(rest[at - 1] ?? '')).map(unescaped);
  const wanted = chosen.filter(glob => !/[!*?[]/.test(glob)).map(glob => `${unknownText}/${escaped(glob)}`);
  if (wanted.length > 0) return wanted;
  return files.length === 0 ? anyNames : files;
}

/** Returns what `printf FORMAT VALUES` prints: the format with all values inserted, and each value. */
function formatted([format = '', ...values]: readonly Pattern[]): readonly Pattern[] {
  const plain = withEscapes(format.replace(/(?:\\\\[n0])+$/, ''));
  if (values.length === 0) return [plain];
  if (format.includes('%b')) return formatted([format.replaceAll('%b', '%s'), ...values.map(withEscapes)]);
  let at = 0;
  return [plain.replace(/%[sbq]/g, () => values[at++] ?? ''), ...values];
}

/**
 * Returns the names that remain after the filters in a pipe. If all names are literal, the filters are applied to them. Otherwise the
 * literal ones are kept, because a filter may keep each of them, and those with wildcards are narrowed to the filter's pattern; null if
 * that is not known.
 */
export function filtered(
  names: readonly Pattern[],
  filters: Pipeline,
  patterns: (command: Pipeline[number]) => readonly Pattern[],
): readonly Pattern[] | null {
  let left = names;
  for (const filter of filters) {
    const words = patterns(filter);
    const [program = '', ...rest] = words;
    if (!left.some(isOpen)) {
      left = grep.test(program) ? found(left, rest) : left.flatMap(name => made(words, name));
      continue;
    }
    if (/^(?:sort|uniq)$/.test(program) || keepingNames.test(program)) continue;
    if (choosing.test(program)) {
      const put = putIn(words);
      left = put === null ? left : [...left, escaped(put)];
      continue;
    }
    const literal = grep.test(program) ? grepLiteral(rest) : null;
    if (literal === null) return null;
    left = left.flatMap(name => (isOpen(name) ? narrowed(name, literal) : [name]));
  }
  return left;
}

const grep = /^[ef]?grep$/;

/** Returns the names that `grep` keeps, as far as its pattern is known without running it. */
function found(names: readonly Pattern[], rest: readonly Pattern[]): readonly Pattern[] {
  const [expression] = operandsOf(rest).map(unescaped);
  if (expression === undefined || expression.length > 200) return names;
  const isLeftOut = rest.some(word => /^-\w*v|^--invert-match$/.test(word));
  const isIgnoringCase = rest.some(word => /^-\w*i|^--ignore-case$/.test(word));
  const folded = (text: string): string => (isIgnoringCase ? text.toLowerCase() : text);
  const tests = folded(expression)
    .split(/\\?\|/)
    .map(each => wildcard(`${each.startsWith('^') ? '' : '*'}${asWildcard(each)}${each.endsWith('$') ? '' : '*'}`));
  return names.filter(name => tests.some(matches => matches(folded(unescaped(name)))) !== isLeftOut);
}

/** Returns what a filter makes of a name, whole and split into words; the name itself if the result is not known. */
function made(words: readonly Pattern[], name: Pattern): readonly Pattern[] {
  const text = filteredText(words, unescaped(name));
  // The real output may have more columns than the name.
  if (text === null || text.trim() === '') return [name];
  const whole = escaped(text.replace(/\n+$/, ''));
  return /\s/.test(whole) ? [whole, ...whole.split(/\s+/)] : [whole];
}

/** Commands of PowerShell that keep every name. */
const keepingNames = /^(?:%|(?:foreach|select|sort)(?:-object)?)$/i;

/** Returns the text that `grep` looks for, if its pattern is literal. */
function grepLiteral(rest: readonly Pattern[]): string | null {
  if (rest.some(word => /^-\w*[vcL]|^--(?:invert-match|count)/.test(word))) return null;
  const text = unescaped(operandsOf(rest)[0] ?? '')
    .replace(/^\^|\$$/g, '')
    .replaceAll('\\.', '.');
  return /^[\w./-]+$/.test(text) ? text : null;
}

function isOpen(name: Pattern): boolean {
  return name === unknownText || hasWildcard(name);
}

function narrowed(name: Pattern, literal: string): readonly Pattern[] {
  if (name === unknownText) return [`${unknownText}/${literal}`];
  if (!name.endsWith('*')) return [name];
  const start = name.slice(0, -1);
  const dotted = start.endsWith('.') && literal.startsWith('.') ? [`${start}${literal.slice(1)}*`] : [];
  return [`${name}${literal}*`, ...dotted];
}

import { ansiText } from '../grammar/bashText.ts';
import { filters } from '../programs.ts';
import type { Pipeline } from '../grammar/syntax.ts';
import { escaped, hasWildcard, type Pattern, unescaped, unknownText } from '../words.ts';
import { filterArguments, foundBy, operandsOf, unwrapped } from './arguments.ts';
import { subcommand } from './gitWords.ts';

/** The names or texts that a command prints, where its words tell; null where they do not. */
export function printedBy(all: readonly Pattern[]): readonly Pattern[] | null {
  const words = unwrapped(all);
  if (words === null) return null;
  const { name, rest } = words;
  const operands = operandsOf(rest);
  switch (name) {
    case 'echo':
      return echoed(rest);
    case 'ls':
      if (operands.length > 0) return operands;
      return rest.some(word => /^-\w*[aA]|^--(?:almost-)?all$/.test(word)) ? ['*', '.*'] : ['*'];
    case 'printf':
      return formatted(rest);
    case 'which':
    case 'readlink':
    case 'realpath':
      return operands;
    case 'basename':
      return operands.slice(0, 1).map(path => path.replace(/\/+$/, '').replace(/^.*\//, ''));
    case 'dirname':
      return operands.map(path => (path.includes('/') ? path.replace(/\/[^/]*\/?$/, '') || '/' : '.'));
    case 'git':
      return namedByGit(rest);
    case 'grep':
    case 'egrep':
    case 'fgrep':
    case 'rg':
      return namedBySearch(name, rest);
    // `command -v`, as far as it is left after {@link unwrapped}.
    case '-v':
      return operands;
    case 'find':
      return foundBy(rest);
    case 'fd':
    case 'fdfind':
      return foundBy(rest, true);
    default:
      return printedInPowerShell(name.toLowerCase(), rest);
  }
}

/** The same for commands of PowerShell. A folder stands for what is in it as well. */
function printedInPowerShell(name: string, rest: readonly Pattern[]): readonly Pattern[] | null {
  const operands = operandsOf(rest.filter((_, at) => !/^-exclude$/i.test(rest[at - 1] ?? '')));
  switch (name) {
    case 'get-childitem':
    case 'gci':
    case 'dir': {
      const isDeep = rest.some(word => /^-r(?:ecurse)?$|^\/s$/i.test(word));
      if (operands.length === 0) return isDeep ? ['*', '.*', '*/*', '*/.*'] : ['*', '.*'];
      return operands.flatMap(each => [each, `${each.replace(/\/$/, '')}/*`, ...(isDeep ? [`*/${each}`] : [])]);
    }
    case 'get-item':
    case 'gi':
    case 'resolve-path':
    case 'write-output':
      return operands;
    case 'join-path':
      return [operands.map(each => each.replace(/\/$/, '')).join('/')];
    default:
      return null;
  }
}

/** The words of `echo`, together and each for itself. */
function echoed(rest: readonly Pattern[]): readonly Pattern[] {
  const operands = operandsOf(rest);
  const words = rest.some(word => /^-\w*e/.test(word)) ? operands.map(withEscapes) : operands;
  return words.length < 2 ? words : [words.join(' '), ...words];
}

/** With what `\x2e` and its like stand for. */
function withEscapes(word: Pattern): Pattern {
  const text = unescaped(word);
  return text.includes('\\') ? escaped(ansiText(text.replace(/\\0([0-7]{1,3})/g, '\\$1'))) : word;
}

/** Subcommands of git that print names of files or objects, which are those that stand in their words. */
const namingInGit = /^(?:ls-files|ls-tree|rev-parse|rev-list|hash-object|check-ignore|diff|status)$/;

/** Names that are not known, of which a filter may tell the end. */
const anyNames: readonly Pattern[] = [unknownText];

function namedByGit(rest: readonly Pattern[]): readonly Pattern[] | null {
  const { command, words } = subcommand(rest);
  if (!namingInGit.test(command) || (command === 'diff' && !words.includes('--name-only'))) return null;
  const operands = operandsOf(words).filter(word => word !== 'HEAD' && word !== '');
  return operands.length === 0 ? anyNames : operands;
}

/** `grep -l` and `rg --files`: the files in which they search. */
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

/** What `printf FORMAT VALUES` prints: each value, and all of them in the places of the format. */
function formatted([format = '', ...values]: readonly Pattern[]): readonly Pattern[] {
  const plain = withEscapes(format.replace(/(?:\\\\[n0])+$/, ''));
  if (values.length === 0) return [plain];
  if (format.includes('%b')) return formatted([format.replaceAll('%b', '%s'), ...values.map(withEscapes)]);
  let at = 0;
  return [...values, plain.replace(/%[sbq]/g, () => values[at++] ?? '')];
}

/**
 * What is left of names after the filters behind them in a pipe. Those that are named are all kept, since a filter may leave
 * each; of wildcards only those that can be narrowed to what a filter looks for, and null where that cannot be told.
 */
export function filtered(
  names: readonly Pattern[],
  filters: Pipeline,
  patterns: (command: Pipeline[number]) => readonly Pattern[],
): readonly Pattern[] | null {
  let left = names;
  for (const filter of filters) {
    const [program = '', ...rest] = patterns(filter);
    if (program === 'sort' || program === 'uniq' || !left.some(isOpen)) continue;
    if (keepingNames.test(program)) continue;
    const literal = /^grep$/.test(program) ? grepLiteral(rest) : null;
    if (literal === null) return null;
    left = left.flatMap(name => (isOpen(name) ? narrowed(name, literal) : [name]));
  }
  return left;
}

/** Commands of PowerShell behind which every name is still there. */
const keepingNames = /^(?:%|(?:foreach|select|sort)(?:-object)?)$/i;

/** The text for which `grep` looks, where it is no more than that. */
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

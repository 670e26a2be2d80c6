import type { Pipeline } from '../syntax.ts';
import { hasWildcard, type Pattern, unescaped } from '../words.ts';
import { foundBy, operandsOf, unwrapped } from './arguments.ts';

/** The names or texts that a command prints, where its words tell; null where they do not. */
export function printedBy(all: readonly Pattern[]): readonly Pattern[] | null {
  const words = unwrapped(all);
  if (words === null) return null;
  const { name, rest } = words;
  const operands = operandsOf(rest);
  switch (name) {
    case 'echo':
      return operands;
    case 'ls':
      if (operands.length > 0) return operands;
      return rest.some(word => /^-\w*[aA]|^--(?:almost-)?all$/.test(word)) ? ['*', '.*'] : ['*'];
    case 'printf':
      return formatted(rest);
    case 'which':
      return operands;
    // `command -v`, as far as it is left after {@link unwrapped}.
    case '-v':
      return operands;
    case 'find':
    case 'fd':
      return foundBy(rest, name === 'fd');
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
    case 'dir':
      return operands.length === 0 ? ['*', '.*'] : operands.flatMap(each => [each, `${each.replace(/\/$/, '')}/*`]);
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

/** What `printf FORMAT VALUES` prints: each value, and all of them in the places of the format. */
function formatted([format = '', ...values]: readonly Pattern[]): readonly Pattern[] {
  const plain = format.replace(/(?:\\\\[n0])+$/, '');
  if (values.length === 0) return [plain];
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
    if (program === 'sort' || program === 'uniq' || !left.some(hasWildcard)) continue;
    const literal = /^grep$/.test(program) ? grepLiteral(rest) : null;
    if (literal === null) return null;
    left = left.flatMap(name => (hasWildcard(name) ? narrowed(name, literal) : [name]));
  }
  return left;
}

/** The text for which `grep` looks, where it is no more than that. */
function grepLiteral(rest: readonly Pattern[]): string | null {
  if (rest.some(word => /^-\w*[vcL]|^--(?:invert-match|count)/.test(word))) return null;
  const text = unescaped(operandsOf(rest)[0] ?? '')
    .replace(/^\^|\$$/g, '')
    .replaceAll('\\.', '.');
  return /^[\w./-]+$/.test(text) ? text : null;
}

function narrowed(name: Pattern, literal: string): readonly Pattern[] {
  if (!name.endsWith('*')) return [name];
  const start = name.slice(0, -1);
  const dotted = start.endsWith('.') && literal.startsWith('.') ? [`${start}${literal.slice(1)}*`] : [];
  return [`${name}${literal}*`, ...dotted];
}

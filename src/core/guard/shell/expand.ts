import { absolutePath, type Folders } from '../places.ts';
import { hasWildcard, type Pattern, unescaped, unknownText } from './words.ts';

/** Names in a folder, without those above them; a folder's name ends in `/`. Empty where there is none. */
export type ListFolder = (folder: string) => readonly string[];

/** A pattern for one name that is longer matches every name. */
const longestPattern = 4_096;

/** Files that one pattern may name are cut off here. */
const mostFiles = 2_000;

/**
 * The absolute paths that a pattern of the shell names. Without wildcards that is one, whether or not something lies there; a
 * pattern of which the start is not known gives none.
 */
export function expand(pattern: Pattern, folders: Folders, list: ListFolder): readonly string[] {
  if (pattern.includes(unknownText) || pattern === '') return [];
  if (!hasWildcard(pattern)) return [absolutePath(unescaped(pattern), folders)];
  const parts = pattern.split('/');
  const firstWild = parts.findIndex(part => hasWildcard(part));
  const start = parts.slice(0, firstWild).join('/');
  const base = start === '' && pattern.startsWith('/') ? '/' : absolutePath(unescaped(start) || '.', folders);
  let found: readonly string[] = [base];
  for (const part of parts.slice(firstWild)) {
    if (part === '') continue;
    found = found.flatMap(folder => step(folder, part, list)).slice(0, mostFiles);
  }
  return found;
}

function step(folder: string, part: Pattern, list: ListFolder): readonly string[] {
  const below = folder === '/' ? '' : folder;
  if (!hasWildcard(part)) return [`${below}/${unescaped(part)}`];
  // A name that begins with a dot is matched by a dot alone (POSIX.1-2024, 2.14.3).
  const showsHidden = part.startsWith('.') || part.startsWith('\\.');
  const matches = wildcard(part);
  return list(folder)
    .map(name => name.replace(/\/$/, ''))
    .filter(name => (showsHidden || !name.startsWith('.')) && matches(name))
    .map(name => `${below}/${name}`);
}

/** Whether a name matches a pattern with `*`, `?` and `[…]`. Takes time proportional to both lengths multiplied. */
export function wildcard(pattern: Pattern): (name: string) => boolean {
  const tokens = tokensOf(pattern);
  return name => {
    let reached = new Set(closure(new Set([0]), tokens));
    for (const unit of name) {
      const next = new Set<number>();
      for (const at of reached) {
        const token = tokens[at];
        if (token === undefined) continue;
        if (token === 'any') next.add(at);
        else if (token(unit)) next.add(at + 1);
      }
      reached = closure(next, tokens);
      if (reached.size === 0) return false;
    }
    return reached.has(tokens.length);
  };
}

type Token = 'any' | ((unit: string) => boolean);

function closure(reached: Set<number>, tokens: readonly Token[]): Set<number> {
  for (const at of reached) if (tokens[at] === 'any') reached.add(at + 1);
  return reached;
}

function tokensOf(pattern: Pattern): readonly Token[] {
  // No name is as long as that: whatever it says, it may be meant.
  if (pattern.length > longestPattern) return ['any'];
  const tokens: Token[] = [];
  const units = [...pattern];
  const lastEnd = units.lastIndexOf(']');
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] ?? '';
    if (unit === '*') {
      // Several are the same as one.
      if (tokens.at(-1) !== 'any') tokens.push('any');
    } else if (unit === '?') tokens.push(() => true);
    else if (unit === '[') {
      const end = at + 2 > lastEnd ? -1 : endOfClass(units, at + 2);
      if (end < 0) tokens.push(each => each === '[');
      else {
        tokens.push(characterClass(units.slice(at + 1, end)));
        at = end;
      }
    } else {
      const literal = unit === '\\' ? (units[++at] ?? '\\') : unit;
      tokens.push(each => each === literal);
    }
  }
  return tokens;
}

/** The bracket that ends a class, behind those of `[:alpha:]` in it; -1 without one. */
function endOfClass(units: readonly string[], from: number): number {
  for (let at = from; at < units.length; at++) {
    if (units[at] === ']' && units[at - 1] !== ':') return at;
  }
  return -1;
}

function characterClass(units: readonly string[]): (unit: string) => boolean {
  const isNegated = units[0] === '!' || units[0] === '^';
  const inside = isNegated ? units.slice(1) : units;
  // Which characters `[:alpha:]` and its like are depends on the language.
  if (inside.includes('[') && inside.includes(':')) return () => true;
  return unit => {
    let isIn = false;
    for (let at = 0; at < inside.length; at++) {
      const from = inside[at] ?? '';
      const to = inside[at + 1] === '-' && at + 2 < inside.length ? (inside[at + 2] ?? from) : from;
      if (unit >= from && unit <= to) isIn = true;
      if (to !== from) at += 2;
    }
    return isIn !== isNegated;
  };
}

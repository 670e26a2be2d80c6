import { absolutePath, type Folders } from '../places.ts';
import { hasWildcard, type Pattern, unescaped, unknownText } from './words.ts';
import { wildcard } from './wildcard.ts';

/** Returns the names in a folder, without their path; a folder's name ends in `/`. Empty if there is no such folder. */
export type ListFolder = (folder: string) => readonly string[];

/** The most files that one pattern may name. */
const mostFiles = 2_000;

/**
 * Returns the absolute paths that a pattern of the shell names. Without wildcards that is one path, whether or not it exists; a pattern
 * with unknown text names none.
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
  // A leading dot in a name is only matched by a literal dot (POSIX.1-2024, 2.14.3).
  const showsHidden = part.startsWith('.') || part.startsWith('\\.');
  const matches = wildcard(part);
  return list(folder)
    .map(name => name.replace(/\/$/, ''))
    .filter(name => (showsHidden || !name.startsWith('.')) && matches(name))
    .map(name => `${below}/${name}`);
}

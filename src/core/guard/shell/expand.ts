import { absolutePath, type Folders } from '../places.ts';
import type { CommandDialect } from './grammar/syntax.ts';
import { hasWildcard, type Pattern, unescaped, unknownText } from './words.ts';
import { type Matching, wildcard } from './wildcard.ts';

/** Returns the names in a folder, without their path; a folder's name ends in `/`. Empty if there is no such folder. */
export type ListFolder = (folder: string) => readonly string[];

/** How a shell finds the files that a pattern names. */
export interface Globbing extends Matching {
  /** Wildcards also match a leading dot. */
  readonly seesHidden: boolean;
}

/** Options of bash and zsh by which wildcards match a leading dot: bash manual, 4.3.2 and 5.2; zshoptions(1). */
const hiddenOptions = /dot_*glob|glob_*dots|globignore/i;
/** A list of zsh's glob qualifiers with `D`, such as `*(.D)`, which means the same: zshexpn(1). */
const hiddenQualifier = /[\w*?}\])]\([^()|\s]{0,20}D[^()|\s]{0,20}\)/;
/** Options by which wildcards ignore case, and zsh's flags `(#i)` and `(#l)`. */
const caseOptions = /case_*glob|\(#[^()]*[il]/i;
/** zsh's option for the operators `#`, `^` and `~`: zshexpn(1), "Glob Operators". */
const operatorOption = /extended_*glob/i;

/**
 * Returns how a command line's patterns are read. Its text need only name an option for that to count as set: where and for how long it is
 * set is not followed. PowerShell ignores case on every system, and on Windows a leading dot hides nothing.
 */
export function globbingOf(text: string, dialect: CommandDialect): Globbing {
  if (dialect === 'powershell') return { ignoresCase: true, negates: false, hasOperators: false, seesHidden: true };
  const seesHidden = hiddenOptions.test(text) || hiddenQualifier.test(text);
  const [ignoresCase, hasOperators] = [caseOptions.test(text), operatorOption.test(text)];
  return { ignoresCase, negates: true, hasOperators, seesHidden };
}

/** The most files that one pattern may name. */
const mostFiles = 2_000;

/**
 * Returns the absolute paths that a pattern of the shell names. Without wildcards that is one path, whether or not it exists; a pattern
 * with unknown text names none.
 */
export function expand(pattern: Pattern, folders: Folders, list: ListFolder, globbing: Globbing): readonly string[] {
  if (pattern.includes(unknownText) || pattern === '') return [];
  if (!isWild(pattern, globbing)) return [absolutePath(unescaped(pattern), folders)];
  const parts = pattern.split('/');
  const firstWild = parts.findIndex(part => isWild(part, globbing));
  const start = parts.slice(0, firstWild).join('/');
  const base = start === '' && pattern.startsWith('/') ? '/' : absolutePath(unescaped(start) || '.', folders);
  let found: readonly string[] = [base];
  for (const part of parts.slice(firstWild)) {
    if (part === '') continue;
    found = found.flatMap(folder => step(folder, part, list, globbing)).slice(0, mostFiles);
  }
  return found;
}

function isWild(pattern: Pattern, { hasOperators }: Globbing): boolean {
  return hasWildcard(pattern) || (hasOperators && /[#^~]/.test(pattern.replace(/\\[^]/g, '')));
}

function step(folder: string, part: Pattern, list: ListFolder, globbing: Globbing): readonly string[] {
  const below = folder === '/' ? '' : folder;
  if (!isWild(part, globbing)) return [`${below}/${unescaped(part)}`];
  // A leading dot in a name is only matched by a literal dot (POSIX.1-2024, 2.14.3).
  const isDot = part.startsWith('.') || part.startsWith('\\.');
  // What is before a `#` may be absent.
  const showsHidden = isDot || globbing.seesHidden || (globbing.hasOperators && part.includes('#'));
  const matches = wildcard(part, globbing);
  return list(folder)
    .map(name => name.replace(/\/$/, ''))
    .filter(name => (showsHidden || !name.startsWith('.')) && matches(name))
    .map(name => `${below}/${name}`);
}

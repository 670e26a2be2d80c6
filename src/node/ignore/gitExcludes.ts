import path from 'node:path';
import { patternLines } from '../../core/ignore/gitignore/rules.ts';
import { pathParts, seenFrom } from '../../core/ignore/sources/anchors.ts';
import type { RuleEntry, RuleFile } from '../../core/ignore/types.ts';
import { type GitFolders, gitFoldersAt, gitFoldersOf, readSmall } from './gitRepository.ts';
import { shownBelow } from '../files/inside.ts';

/** How many subfolders are checked for nested repositories, and how deep: submodules are near the top. */
const mostFolders = 2_000;
const deepest = 4;

/**
 * Returns the exclude rules that git reads from outside the files of a folder: `info/exclude` of the repository that the folder
 * belongs to (for a worktree, of the repository it shares), `info/exclude` of submodules and repositories within it, and the
 * `.gitignore` files of the folders above it, up to the root of the repository. Stronger files come later. Reads files only;
 * never throws.
 * @param paths files below the folder, relative, with `/`; nested repositories are looked for in their folders
 */
export function gitExcludeFiles(folder: string, paths: readonly string[]): readonly RuleFile[] {
  const around = gitFoldersOf(folder);
  const below = foldersOf(paths).flatMap(name => {
    const found = gitFoldersAt(path.join(folder, name));
    return found === null ? [] : excludeOf(found, folder, name);
  });
  return around === null ? below : [...excludeOf(around, folder, ''), ...below, ...filesAbove(around.root, folder)];
}

/** Returns the `.gitignore` files above a folder within a repository, from its root downwards. */
function filesAbove(root: string, folder: string): readonly RuleFile[] {
  const parts = path.relative(root, path.resolve(folder)).split(path.sep);
  const folders = parts[0] === '' ? [] : parts.map((_, depth) => path.join(root, ...parts.slice(0, depth)));
  return folders.flatMap(above => {
    const file = path.join(above, '.gitignore');
    const text = readSmall(file);
    if (text === '') return [];
    return [{ path: file, mechanism: '.gitignore', base: '', text, entries: entriesSeenFrom(folder, above, text) }];
  });
}

function excludeOf({ root, common }: GitFolders, folder: string, base: string): readonly RuleFile[] {
  if (common === null) return [];
  const file = path.join(common, 'info', 'exclude');
  const text = readSmall(file);
  if (text === '') return [];
  const rules = { path: shownBelow(folder, file), mechanism: '.gitignore', base, text };
  return base === '' && root !== folder ? [{ ...rules, entries: entriesSeenFrom(folder, root, text) }] : [rules];
}

/**
 * Rewrites the patterns of a folder above so that they apply from `folder`: patterns with a slash begin at the folder above,
 * patterns without one may also name a folder between the two.
 */
function entriesSeenFrom(folder: string, root: string, text: string): readonly RuleEntry[] {
  const [from, to] = [pathParts(root), pathParts(folder)];
  return patternLines(text).flatMap(({ line, pattern }) => {
    const negated = pattern.startsWith('!');
    const body = negated ? pattern.slice(1) : pattern;
    const foldersOnly = body.endsWith('/');
    const entry = { line, written: pattern, syntax: 'gitignore', negated } as const;
    const isAnchored = body.slice(0, foldersOnly ? -1 : undefined).includes('/');
    const parts = isAnchored ? pathParts(body) : ['**', ...pathParts(body)];
    const matches = seenFrom([...from.map(escaped), ...parts], to, { foldersOnly, matchCase: true });
    return matches.map(match => ({ ...entry, pattern: negated ? `!${match}` : match }));
  });
}

/** Escapes a part of a path, so that it matches only itself in a pattern. */
function escaped(part: string): string {
  return part.replace(/[*?[\\]/g, '\\$&');
}

function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const name of paths) {
    const parts = name.split('/').slice(0, -1);
    for (let depth = 1; depth <= Math.min(parts.length, deepest); depth++) folders.add(parts.slice(0, depth).join('/'));
    if (folders.size >= mostFolders) break;
  }
  return [...folders];
}

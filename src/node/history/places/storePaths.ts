import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { UnreadReason } from '../../../core/history/types.ts';
import { isAbsent } from '../../files/errorCode.ts';

/** A folder that may contain records, and the pattern of their names in it. */
export interface StorePlace {
  readonly root: { readonly folder: string; readonly rest: string };
  /** Whether links are followed. */
  readonly follows: boolean;
}

/** Reports that a file or folder cannot be read. */
export type Problem = (reason: UnreadReason, place: string) => void;

/** Folders that were listed already: several stores may be in the same folder. */
export type Listed = Map<string, readonly Dirent[]>;

/**
 * Returns the paths that match a pattern with `*`. The depth is fixed, so loops of links do no harm.
 * @param isTaken called for each file or folder on the way before it is looked into
 */
export function expand(
  folder: string,
  parts: readonly string[],
  listed: Listed,
  problem: Problem,
  isTaken: (file: string, isLast: boolean) => boolean = () => true,
): readonly string[] {
  let paths: readonly string[] = [folder];
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const matching = paths.flatMap(each => {
      if (!part.includes('*')) return [path.join(each, part)];
      const like = part.split('*');
      // A file contains no files, and there may be very many of them.
      const entries = entriesIn(each, listed, problem).filter(entry => isLast || !entry.isFile());
      return entries.filter(({ name }) => isLike(name, like)).map(({ name }) => path.join(each, name));
    });
    paths = matching.filter(each => isTaken(each, isLast));
  }
  return paths;
}

/** Returns the steps in which {@link expand} resolves a pattern: consecutive parts without `*` are one step. */
export function stepsOf(name: string): readonly string[] {
  return name.split(/\/(?=[^/]*\*)|(?<=\*[^/]*)\//);
}

/** Returns the entries of a folder; none if it does not exist. */
function entriesIn(folder: string, listed: Listed, problem: Problem): readonly Dirent[] {
  const before = listed.get(folder);
  if (before !== undefined) return before;
  let entries: readonly Dirent[] = [];
  try {
    // Most folders do not exist, and throwing an exception for each would take most of the time.
    if (statSync(folder, { throwIfNoEntry: false }) !== undefined)
      entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!isAbsent(error)) {
      problem('unreadable', folder);
      return [];
    }
  }
  listed.set(folder, entries);
  return entries;
}

/** Whether a name begins with the first part, ends with the last, and contains the others between them in order. */
function isLike(name: string, [first = '', ...rest]: readonly string[]): boolean {
  const last = rest.at(-1) ?? '';
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > name.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

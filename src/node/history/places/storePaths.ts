import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { UnreadReason } from '../../../core/history/types.ts';
import { isAbsent } from '../../files/errorCode.ts';

/** A folder in which records may lie, and how they are named there. */
export interface StorePlace {
  readonly root: { readonly folder: string; readonly rest: string };
  /** Links are followed. */
  readonly follows: boolean;
}

/** Notes that a file or folder cannot be read. */
export type Problem = (reason: UnreadReason, place: string) => void;

/** Folders that were looked into: several stores lie side by side in one. */
export type Listed = Map<string, readonly Dirent[]>;

/**
 * The paths that match a name with `*`; its depth is fixed, so that no loop of links can matter.
 * @param isTaken asked of each file or folder on the way before it is looked into
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
      // A file holds no files, and there may be very many of them.
      const entries = entriesIn(each, listed, problem).filter(entry => isLast || !entry.isFile());
      return entries.filter(({ name }) => isLike(name, like)).map(({ name }) => path.join(each, name));
    });
    paths = matching.filter(each => isTaken(each, isLast));
  }
  return paths;
}

/** The steps in which {@link expand} finds a name: names without `*` that follow one another are one step. */
export function stepsOf(name: string): readonly string[] {
  return name.split(/\/(?=[^/]*\*)|(?<=\*[^/]*)\//);
}

/** The names in a folder; none where it is not there. */
function entriesIn(folder: string, listed: Listed, problem: Problem): readonly Dirent[] {
  const before = listed.get(folder);
  if (before !== undefined) return before;
  let entries: readonly Dirent[] = [];
  try {
    // Most folders are not there, and an exception for each takes most of the time.
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

/** Whether a name begins with the first part, ends with the last, and has the others between them in order. */
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

import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { TranscriptStore, UnreadReason } from '../../core/history/types.ts';
import { type Folders, rootOf } from '../../core/settings/readings.ts';
import { isAbsent } from '../files/errorCode.ts';
import { furtherFolders } from './furtherFolders.ts';

export interface StoreFile {
  readonly store: TranscriptStore;
  /** Absolute. */
  readonly file: string;
  readonly size: number;
  readonly mtime: number;
}

export interface FoundFiles {
  readonly files: readonly StoreFile[];
  /** Places that could not be looked into. */
  readonly problems: readonly { readonly store: string; readonly reason: UnreadReason }[];
}

/**
 * The files of all stores, newest first, each once. Links are followed below the home folder, as the products follow them,
 * and not in a workspace, which may be somebody else's. What is missing is not there; what cannot be opened is a problem.
 */
export function storeFiles(stores: readonly TranscriptStore[], allFolders: readonly Folders[]): FoundFiles {
  const files: StoreFile[] = [];
  const problems: { store: string; reason: UnreadReason }[] = [];
  const seen = new Set<string>();
  const listed: Listed = new Map();
  const [first] = allFolders;
  const further = first === undefined ? [] : furtherFolders(first);
  for (const store of stores) {
    for (const { name, folders } of store.paths.flatMap(each => placesOf(each, allFolders, further))) {
      const root = rootOf(name, folders);
      if (root === null) continue;
      const problem = (reason: UnreadReason): void => void problems.push({ store: store.id, reason });
      const follows = !name.startsWith('./');
      for (const file of expand(root.folder, root.rest.split('/'), listed, problem)) {
        const stat = statOf(file, follows, problem);
        if (stat === null) continue;
        const identity = stat.ino === 0 ? file : `${stat.dev}:${stat.ino}`;
        if (seen.has(identity)) continue;
        seen.add(identity);
        files.push({ store, file, size: stat.size, mtime: stat.mtimeMs });
      }
    }
  }
  files.sort((a, b) => b.mtime - a.mtime || (a.file < b.file ? -1 : 1));
  return { files, problems };
}

/** What lies in the workspace lies in each folder of it, all else in one place, and in further ones where that is another. */
function placesOf(
  name: string,
  folders: readonly Folders[],
  further: readonly Folders[],
): readonly { readonly name: string; readonly folders: Folders }[] {
  if (name.startsWith('./')) return folders.map(each => ({ name, folders: each }));
  const places = new Map<string | undefined, Folders>();
  for (const each of [...folders.slice(0, 1), ...further]) {
    const place = rootOf(name, each)?.folder;
    if (!places.has(place)) places.set(place, each);
  }
  return [...places.values()].map(each => ({ name, folders: each }));
}

/** Folders that were looked into: several stores lie side by side in one. */
type Listed = Map<string, readonly Dirent[]>;

/** The paths that a name with `*` stands for; its depth is fixed, so that no loop of links can matter. */
function expand(
  folder: string,
  parts: readonly string[],
  listed: Listed,
  problem: (reason: UnreadReason) => void,
): readonly string[] {
  let paths: readonly string[] = [folder];
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    paths = paths.flatMap(each => {
      if (!part.includes('*')) return [path.join(each, part)];
      const like = part.split('*');
      // A file holds no files, and there may be very many of them.
      const entries = entriesIn(each, listed, problem).filter(entry => isLast || !entry.isFile());
      return entries.filter(({ name }) => isLike(name, like)).map(({ name }) => path.join(each, name));
    });
  }
  return paths;
}

function entriesIn(folder: string, listed: Listed, problem: (reason: UnreadReason) => void): readonly Dirent[] {
  const before = listed.get(folder);
  if (before !== undefined) return before;
  let entries: readonly Dirent[] = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!isAbsent(error)) {
      problem('unreadable');
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

function statOf(file: string, follows: boolean, problem: (reason: UnreadReason) => void): Stats | null {
  try {
    const stat = follows ? statSync(file) : lstatSync(file);
    if (stat.isFile()) return stat;
    if (!stat.isDirectory()) problem(stat.isSymbolicLink() ? 'linked' : 'not-a-file');
    return null;
  } catch (error) {
    if (!isAbsent(error)) problem('unreadable');
    return null;
  }
}

import type { Disk, DiskEntry } from './disk.ts';
import { resolved } from '../../../absolutePaths.ts';
import { completed, type Steps } from '../../../steps.ts';

/** More files than any product sends by one rule; the rest is not looked at. */
const mostFiles = 1000;
/** More folders are not listed for one pattern. */
const mostFolders = 2000;
/** Deeper folders are not looked into: a link can lead back to where it lies. */
const deepest = 12;

export interface Expansion {
  /** Links that are passed over: all of them, those to folders, those to files, or none. */
  readonly ignoresLinks?: true | 'folders' | 'files';
  /** Names that begin with a dot: see {@link filesAt}; `all`: as any others; `none`: `**` passes over such folders. */
  readonly dots?: 'all' | 'none';
  readonly skipsFolders?: readonly string[];
  /** A folder that holds the last part of a pattern behind `**` is not looked into further. */
  readonly stopsAtFound?: true;
  /** Capitals do not matter in the last part. */
  readonly anyCase?: true;
}

/**
 * The files that a pattern names from a folder. A part of it with `*` stands for any names of that shape, `**` for any
 * number of folders; names that begin with a dot are named by their dot. In the order of the disk.
 */
export function filesAt(disk: Disk, folder: string, pattern: string, expansion: Expansion): readonly string[] {
  return completed(filesAtInSteps(disk, folder, pattern, expansion));
}

/** The same with a rest after each question to the disk. */
export function* filesAtInSteps(
  disk: Disk,
  folder: string,
  pattern: string,
  { ignoresLinks, dots, anyCase, stopsAtFound, skipsFolders = [] }: Expansion,
): Steps<readonly string[]> {
  const found: string[] = [];
  let listed = 0;
  const entriesOf = (at: string): readonly DiskEntry[] => (++listed > mostFolders ? [] : disk.list(at));
  function* walk(at: string, parts: readonly string[], depth: number): Steps<void> {
    yield;
    const [part, ...rest] = parts;
    if (part === undefined || depth > deepest || found.length >= mostFiles) return;
    const isUsed = ({ isLink, isFolder }: DiskEntry): boolean =>
      !isLink || ignoresLinks === undefined || (ignoresLinks !== true && isFolder === (ignoresLinks === 'files'));
    if (part === '**') {
      const before = found.length;
      yield* walk(at, rest, depth);
      if (stopsAtFound === true && found.length > before) return;
      for (const entry of linksLast(entriesOf(at)))
        if (entry.isFolder && isUsed(entry) && isEntered(entry.name))
          yield* walk(`${at}/${entry.name}`, parts, depth + 1);
    } else if (!part.includes('*')) {
      const next = resolved(at, part);
      if (rest.length > 0) yield* walk(next, rest, depth + 1);
      else if (!(isLinkless(ignoresLinks) && isLinkIn(disk, at, part)) && disk.read(next) !== null) found.push(next);
    } else {
      for (const entry of entriesOf(at)) {
        const isLast = rest.length === 0;
        if (!isUsed(entry) || !fits(part, entry.name, isLast && anyCase === true)) continue;
        const next = `${at}/${entry.name}`;
        yield;
        if (isLast && !entry.isFolder && disk.read(next) !== null) found.push(next);
        else if (!isLast && entry.isFolder) yield* walk(next, rest, depth + 1);
      }
    }
  }
  const isEntered = (name: string): boolean =>
    !(dots === 'none' && name.startsWith('.')) && !skipsFolders.includes(name);
  const fits = (part: string, name: string, isAnyCase: boolean): boolean => {
    if (dots !== 'all' && name.startsWith('.') && !part.startsWith('.')) return false;
    return isAnyCase ? matchesName(part.toLowerCase(), name.toLowerCase()) : matchesName(part, name);
  };
  yield* walk(folder, pattern.split('/'), 0);
  return [...new Set(found)];
}

/** Whether a file behind a link is passed over. */
function isLinkless(ignoresLinks: Expansion['ignoresLinks']): boolean {
  return ignoresLinks === true || ignoresLinks === 'files';
}

/** What a link leads to may lie below the same folder, and is named as it lies there. */
function linksLast(entries: readonly DiskEntry[]): readonly DiskEntry[] {
  return [...entries.filter(each => !each.isLink), ...entries.filter(each => each.isLink)];
}

function isLinkIn(disk: Disk, folder: string, name: string): boolean {
  return disk.list(folder).some(entry => entry.name === name && entry.isLink);
}

/** Whether a name has the shape of a pattern, in which `*` stands for any characters. */
export function matchesName(pattern: string, name: string): boolean {
  const [start = '', ...pieces] = pattern.split('*');
  if (pieces.length === 0) return pattern === name;
  if (!name.startsWith(start)) return false;
  let at = start.length;
  const end = pieces.pop() ?? '';
  for (const piece of pieces) {
    const next = name.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return name.length - end.length >= at && name.endsWith(end);
}

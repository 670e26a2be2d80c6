import type { Disk, DiskEntry } from './disk.ts';
import { resolved } from '../../../paths/absolutePaths.ts';
import { completed, type Steps } from '../../../steps.ts';

/** The most files of one pattern; more than any product sends by one rule. */
const mostFiles = 1000;
/** The most folders that are listed for one pattern. */
const mostFolders = 2000;
/** Deeper folders are not searched, because a link can lead back to a folder above it. */
const deepest = 12;

export interface Expansion {
  /** Links that are skipped: all, only those to folders, or only those to files; absent: none. */
  readonly ignoresLinks?: true | 'folders' | 'files';
  /** Names that begin with a dot, see {@link filesAt}; `all`: like any other; `none`: `**` does not enter such folders. */
  readonly dots?: 'all' | 'none';
  readonly skipsFolders?: readonly string[];
  /** A folder that contains the last part of a pattern after `**` is not searched further. */
  readonly stopsAtFound?: true;
  /** Case does not matter in the last part. */
  readonly anyCase?: true;
}

/**
 * Returns the files that a pattern names from a folder, in the order of the disk. `*` in a part stands for any characters, `**` for any
 * number of folders; a name that begins with a dot is only matched by a part that begins with one.
 */
export function filesAt(disk: Disk, folder: string, pattern: string, expansion: Expansion): readonly string[] {
  return completed(filesAtInSteps(disk, folder, pattern, expansion));
}

/** Like {@link filesAt}, but step by step, so a caller can pause in between. */
export function* filesAtInSteps(
  disk: Disk,
  folder: string,
  pattern: string,
  expansion: Expansion,
): Steps<readonly string[]> {
  const walk = new Walk(disk, expansion);
  yield* walk.from(folder, pattern.split('/'), 0);
  return [...new Set(walk.found)];
}

/** Follows the parts of one pattern from folder to folder. */
class Walk {
  readonly found: string[] = [];
  #listed = 0;

  constructor(
    private readonly disk: Disk,
    private readonly expansion: Expansion,
  ) {}

  *from(folder: string, parts: readonly string[], depth: number): Steps<void> {
    yield;
    const [part, ...rest] = parts;
    if (part === undefined || depth > deepest || this.found.length >= mostFiles) return;
    if (part === '**') yield* this.#anyFolders(folder, parts, depth);
    else if (part.includes('*')) yield* this.#anyNames(folder, part, rest, depth);
    else yield* this.#name(folder, part, rest, depth);
  }

  /** `**`: this folder and those below it. */
  *#anyFolders(folder: string, parts: readonly string[], depth: number): Steps<void> {
    const before = this.found.length;
    yield* this.from(folder, parts.slice(1), depth);
    if (this.expansion.stopsAtFound === true && this.found.length > before) return;
    for (const entry of linksLast(this.#entriesOf(folder)))
      if (entry.isFolder && this.#isUsed(entry) && this.#isEntered(entry.name))
        yield* this.from(`${folder}/${entry.name}`, parts, depth + 1);
  }

  /** A part without a wildcard. */
  *#name(folder: string, part: string, rest: readonly string[], depth: number): Steps<void> {
    const next = resolved(folder, part);
    if (rest.length > 0) return yield* this.from(next, rest, depth + 1);
    const isPassedOver = isLinkless(this.expansion.ignoresLinks) && isLinkIn(this.disk, folder, part);
    if (!isPassedOver && this.disk.read(next) !== null) this.found.push(next);
  }

  /** A part with `*`. */
  *#anyNames(folder: string, part: string, rest: readonly string[], depth: number): Steps<void> {
    const isLast = rest.length === 0;
    for (const entry of this.#entriesOf(folder)) {
      if (!this.#isUsed(entry) || !this.#fits(part, entry.name, isLast)) continue;
      const next = `${folder}/${entry.name}`;
      yield;
      if (isLast && !entry.isFolder && this.disk.read(next) !== null) this.found.push(next);
      else if (!isLast && entry.isFolder) yield* this.from(next, rest, depth + 1);
    }
  }

  #entriesOf(folder: string): readonly DiskEntry[] {
    return ++this.#listed > mostFolders ? [] : this.disk.list(folder);
  }

  #isUsed({ isLink, isFolder }: DiskEntry): boolean {
    const { ignoresLinks } = this.expansion;
    if (!isLink || ignoresLinks === undefined) return true;
    return ignoresLinks !== true && isFolder === (ignoresLinks === 'files');
  }

  #isEntered(name: string): boolean {
    const { dots, skipsFolders = [] } = this.expansion;
    return !(dots === 'none' && name.startsWith('.')) && !skipsFolders.includes(name);
  }

  #fits(part: string, name: string, isLast: boolean): boolean {
    if (this.expansion.dots !== 'all' && name.startsWith('.') && !part.startsWith('.')) return false;
    const isAnyCase = isLast && this.expansion.anyCase === true;
    return isAnyCase ? matchesName(part.toLowerCase(), name.toLowerCase()) : matchesName(part, name);
  }
}

/** Whether links to files are skipped. */
function isLinkless(ignoresLinks: Expansion['ignoresLinks']): boolean {
  return ignoresLinks === true || ignoresLinks === 'files';
}

/** Sorts links last: a link's target may be below the same folder, and is then named by its own path. */
function linksLast(entries: readonly DiskEntry[]): readonly DiskEntry[] {
  return [...entries.filter(each => !each.isLink), ...entries.filter(each => each.isLink)];
}

function isLinkIn(disk: Disk, folder: string, name: string): boolean {
  return disk.list(folder).some(entry => entry.name === name && entry.isLink);
}

/** Whether a name matches a pattern in which `*` stands for any characters. */
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

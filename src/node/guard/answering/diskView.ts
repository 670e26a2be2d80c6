import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { entryOf, folderOf, upwards } from '../../../core/paths/absolutePaths.ts';
import { slashed, withRoot } from '../../../core/guard/places.ts';
import { isAbsent } from '../../files/errorCode.ts';

/** More names of one folder are not looked at. */
const mostNames = 50_000;

type EntryKind = 'file' | 'folder' | 'link';

/** What a folder holds, by name. */
class Folder {
  #folded: ReadonlySet<string> | undefined;

  /** @param isWhole whether it holds nothing else: not known where it cannot be listed, or holds too much */
  constructor(
    readonly entries: ReadonlyMap<string, EntryKind>,
    private readonly isWhole: boolean,
  ) {}

  /** Whether there is nothing of that name, in letters of any case either: some file systems take them for the same. */
  lacks(name: string): boolean {
    if (!this.isWhole || this.entries.has(name)) return false;
    this.#folded ??= new Set([...this.entries.keys()].map(each => each.toLowerCase()));
    return !this.#folded.has(name.toLowerCase());
  }
}

/** What is on the disk, as the guard asks for it: absolute paths with `/`. Each answer is kept; nothing throws. */
export class DiskView {
  readonly #folders = new Map<string, Folder>();
  readonly #realFolders = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();

  constructor(private readonly isWindows: boolean) {}

  /** Names in a folder; those of folders end in `/`. Empty where there is no folder. */
  list(folder: string): readonly string[] {
    let names = this.#lists.get(folder);
    if (names === undefined) {
      const entries = this.#isKnownAsNone(folder) ? [] : [...this.#folder(folder).entries];
      names = entries.map(([name, kind]) => (kind === 'folder' ? `${name}/` : name));
      this.#lists.set(folder, names);
    }
    return names;
  }

  /** Where a path leads behind all links; of one that is not there, where its folder leads. */
  realPath(file: string): string {
    const folder = folderOf(file);
    if (folder === null || file.endsWith('/')) return this.#askedRealPath(file);
    const name = file.slice(file.lastIndexOf('/') + 1);
    // A listed folder says which names are links: the system is not asked about each of a thousand files.
    const listed = this.#folder(folder);
    const kind = listed.entries.get(name);
    if (kind === undefined ? !this.#isMissing(listed, name) : kind === 'link') return this.#askedRealPath(file);
    return entryOf(this.#realFolder(folder), name);
  }

  /** The innermost folder, this one or one above it, that holds `.git`. */
  repositoryOf(folder: string): string | null {
    return upwards(folder, null).find(each => isThere(path.normalize(entryOf(each, '.git')))) ?? null;
  }

  #folder(folder: string): Folder {
    let known = this.#folders.get(folder);
    if (known === undefined) {
      known = read(path.normalize(withRoot(folder)));
      this.#folders.set(folder, known);
    }
    return known;
  }

  /** Whether the listed folder above says that there is no folder of that name. */
  #isKnownAsNone(folder: string): boolean {
    const above = this.#folders.get(folderOf(folder) ?? '');
    if (above === undefined) return false;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    return above.entries.get(name) === 'file' || (name !== '' && this.#isMissing(above, name));
  }

  /** Windows knows files by short names also, which no list shows; macOS by other forms of the same letters. */
  #isMissing(folder: Folder, name: string): boolean {
    return process.platform === 'linux' && folder.lacks(name);
  }

  #realFolder(folder: string): string {
    let real = this.#realFolders.get(folder);
    if (real === undefined) {
      real = this.#askedRealPath(folder);
      this.#realFolders.set(folder, real);
    }
    return real;
  }

  #askedRealPath(file: string): string {
    for (const each of upwards(file, null)) {
      try {
        const real = slashed(realpathSync.native(path.normalize(withRoot(each))), this.isWindows);
        const rest = file.slice(each.length).replace(/^\//, '');
        return rest === '' ? real : entryOf(real, rest);
      } catch {
        // The folder above may be there.
      }
    }
    return file;
  }
}

function read(folder: string): Folder {
  try {
    const all = readdirSync(folder, { withFileTypes: true });
    const entries = new Map(all.slice(0, mostNames).map(entry => [entry.name, kindOf(entry)]));
    return new Folder(entries, all.length <= mostNames);
  } catch (error) {
    return new Folder(new Map(), isAbsent(error));
  }
}

function kindOf(entry: Dirent): EntryKind {
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'file';
}

function isThere(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

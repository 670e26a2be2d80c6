import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { entryOf, folderOf, upwards } from '../../../core/paths/absolutePaths.ts';
import { slashed, withRoot } from '../../../core/guard/places.ts';
import { isAbsent } from '../../files/errorCode.ts';

/** How many names of one folder are looked at. */
const mostNames = 50_000;

type EntryKind = 'file' | 'folder' | 'link';

/** The contents of a folder, by name. */
class Folder {
  #folded: ReadonlySet<string> | undefined;

  /** @param isWhole whether the entries are complete: false if the folder cannot be listed, or contains too many */
  constructor(
    readonly entries: ReadonlyMap<string, EntryKind>,
    private readonly isWhole: boolean,
  ) {}

  /** Whether there is certainly no entry of that name, in any case: some file systems ignore case. */
  lacks(name: string): boolean {
    if (!this.isWhole || this.entries.has(name)) return false;
    this.#folded ??= new Set([...this.entries.keys()].map(each => each.toLowerCase()));
    return !this.#folded.has(name.toLowerCase());
  }
}

/** What is on the disk, as the guard needs it: absolute paths with `/`. Results are cached; nothing throws. */
export class DiskView {
  readonly #folders = new Map<string, Folder>();
  readonly #realFolders = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();

  constructor(private readonly isWindows: boolean) {}

  /** Returns the names in a folder; names of folders end in `/`. Empty if there is no such folder. */
  list(folder: string): readonly string[] {
    let names = this.#lists.get(folder);
    if (names === undefined) {
      const entries = this.#isKnownAsNone(folder) ? [] : [...this.#folder(folder).entries];
      names = entries.map(([name, kind]) => (kind === 'folder' ? `${name}/` : name));
      this.#lists.set(folder, names);
    }
    return names;
  }

  /** Resolves the links in a path; if the file does not exist, those of the folder above that does. */
  realPath(file: string): string {
    const folder = folderOf(file);
    if (folder === null || file.endsWith('/')) return this.#askedRealPath(file);
    const name = file.slice(file.lastIndexOf('/') + 1);
    // The listing of the folder says which names are links, so the system is not asked about each of a thousand files.
    const listed = this.#folder(folder);
    const kind = listed.entries.get(name);
    if (kind === undefined ? !this.#isMissing(listed, name) : kind === 'link') return this.#askedRealPath(file);
    return entryOf(this.#realFolder(folder), name);
  }

  /** Returns the innermost folder, this one or one above it, that contains `.git`. */
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

  /** Whether the listing of the parent folder shows that there is no folder of that name. */
  #isKnownAsNone(folder: string): boolean {
    const above = this.#folders.get(folderOf(folder) ?? '');
    if (above === undefined) return false;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    return above.entries.get(name) === 'file' || (name !== '' && this.#isMissing(above, name));
  }

  /** Windows also knows files by short names, which are not listed, and macOS by other Unicode forms of the same name. */
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
        // Try the folder above.
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

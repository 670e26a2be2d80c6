import { compareText } from '../../compareText.ts';
import { percentDecoded } from '../../paths/workspacePath.ts';
import { type NamedFolder, shownIn } from './folders.ts';

interface KnownFolder {
  readonly folder: NamedFolder;
  /** With `/`, but no trailing one. */
  readonly root: string;
  /** Relative to `root`. */
  readonly paths: Set<string>;
}

/** Finds the files of the compared folders by the names that requests give them. */
export class ClaimedFiles {
  readonly #folders: KnownFolder[] = [];
  readonly #undecided = new Map<string, readonly string[]>();

  /** @param path relative to the folder, with `/` */
  add(path: string, folder: NamedFolder): void {
    let known = this.#folders.find(each => each.folder === folder);
    if (known === undefined) {
      known = { folder, root: plain(folder.root).replace(/\/$/, ''), paths: new Set() };
      this.#folders.push(known);
    }
    known.paths.add(path);
  }

  /**
   * Returns the file that a path from a request means, as reports name it: the file whose path matches the longest suffix of
   * it. If several folders have such a file, the result is one name for all of them; see {@link meanings}. Null if there is
   * no such file.
   */
  resolve(claimed: string): string | null {
    // Some clients percent-encode paths as in URIs, for example Copilot.
    return this.#ending(claimed) ?? this.#ending(percentDecoded(claimed));
  }

  /** Returns one name for several files if one of them is meant but nothing says which. Null for an empty list. */
  anyOf(files: readonly string[]): string | null {
    const [only] = files;
    if (files.length < 2) return only ?? null;
    const sorted = [...files].sort(compareText);
    const name = `{${sorted.join(',')}}`;
    this.#undecided.set(name, sorted);
    return name;
  }

  /** Returns the files that a name may stand for: more than one if {@link anyOf} made it. */
  meanings(name: string): readonly string[] {
    return this.#undecided.get(name) ?? [name];
  }

  #ending(claimed: string): string | null {
    const path = plain(claimed);
    const inside = this.#folderAt(path);
    const folders = inside === null ? this.#folders : [inside];
    const parts = path.split('/').filter(part => part !== '' && part !== '.');
    for (let from = 0; from < parts.length; from++) {
      const found = this.anyOf(filesNamed(parts.slice(from).join('/'), folders));
      if (found !== null) return found;
    }
    return null;
  }

  /**
   * Returns the innermost folder on this machine that contains a path; files of the same name in other folders are then not
   * considered.
   */
  #folderAt(path: string): KnownFolder | null {
    let best: KnownFolder | null = null;
    for (const each of this.#folders) {
      if (path.startsWith(`${each.root}/`) && (best === null || each.root.length > best.root.length)) best = each;
    }
    return best;
  }
}

/** Returns the files that a relative path names, with or without the name of their folder before it. */
function filesNamed(path: string, folders: readonly KnownFolder[]): readonly string[] {
  return folders.flatMap(({ folder, paths }) => {
    const prefix = `${folder.name}/`;
    const within = folder.name !== '' && path.startsWith(prefix) ? path.slice(prefix.length) : null;
    const names = within !== null && paths.has(within) ? [within] : [];
    if (paths.has(path)) names.push(path);
    return names.map(name => shownIn(folder, name));
  });
}

/** Writes a path with `/` and its drive as `c:`, which some clients write as `/C:`. */
function plain(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/?([A-Za-z]):\//, (_, drive: string) => `${drive.toLowerCase()}:/`);
}

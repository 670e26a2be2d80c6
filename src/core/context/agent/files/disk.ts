/** A file as an agent reads it: links are followed. */
export interface DiskFile {
  readonly text: string;
  /** Where it is behind all links; its own path without any. */
  readonly real: string;
  /** It begins with a byte order mark, which is no part of the text. */
  readonly hasMark?: true;
  /** It is no UTF-8. Products read it as if it were: letters are lost, and of UTF-16 hardly anything can be read. */
  readonly encoding?: 'other' | 'utf-16';
}

/** An entry of a folder; what a link leads to counts. */
export interface DiskEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** What agents look at on a disk. A port: paths are absolute, with `/`, and nothing is ever waited for. */
export interface Disk {
  /** Null where there is no such text file, or it may not be read. */
  read(path: string): DiskFile | null;
  /** Empty where there is no such folder. */
  list(folder: string): readonly DiskEntry[];
}

/** Texts, in UTF-16 units, that are read around one folder; more than any agent could send. */
const mostText = 30_000_000;

/** A disk that is asked each question once: products read the same folders. */
export interface CachedDisk extends Disk {
  /** So much was read that the rest was not. */
  readonly isSpent: () => boolean;
}

/**
 * A disk that is asked once for each file and folder.
 * @param room UTF-16 units that are read of files altogether; later ones are as if they were not there
 */
export function cachedDisk(disk: Disk, room = mostText): CachedDisk {
  const files = new Map<string, DiskFile | null>();
  const folders = new Map<string, readonly DiskEntry[]>();
  let left = room;
  return {
    read: path => {
      const known = files.get(path);
      if (known !== undefined) return known;
      const found = left > 0 ? disk.read(path) : null;
      left -= found?.text.length ?? 0;
      files.set(path, found);
      return found;
    },
    list: folder => {
      const found = folders.get(folder) ?? disk.list(folder);
      folders.set(folder, found);
      return found;
    },
    isSpent: () => left <= 0,
  };
}

/** A file as an agent reads it: links are followed. */
export interface DiskFile {
  readonly text: string;
  /** The path after all links are resolved; the file's own path if there are none. */
  readonly real: string;
  /** The file begins with a byte order mark, which is not part of the text. */
  readonly hasMark?: true;
  /** Set if the file is not UTF-8. Products read it as UTF-8 anyway: characters are lost, and almost nothing of UTF-16 is readable. */
  readonly encoding?: 'other' | 'utf-16';
}

/** An entry of a folder. For a link, `isFolder` is about its target. */
export interface DiskEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** What agents read from a disk. A port: paths are absolute, with `/`, and all calls are synchronous. */
export interface Disk {
  /** Null if there is no such text file, or it cannot be read. */
  read(path: string): DiskFile | null;
  /** Empty if there is no such folder. */
  list(folder: string): readonly DiskEntry[];
}

/** The most UTF-16 units of text that are read around one folder; more than any agent could send. */
const mostText = 30_000_000;

/** A disk that is asked only once per path, because products read the same folders. */
export interface CachedDisk extends Disk {
  /** Whether the limit was reached, so later files were not read. */
  readonly isSpent: () => boolean;
}

/**
 * Wraps a disk so each file and folder is read only once.
 * @param room the UTF-16 units that are read of all files together; after that, files are treated as missing
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

/** A file as an agent reads it: links are followed. */
export interface DiskFile {
  readonly text: string;
  /** Where it lies behind all links; its own path without any. */
  readonly real: string;
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

/** What a disk was asked and answered, as data. What is not in it is not there. */
export interface DiskRecord {
  readonly files: ReadonlyMap<string, DiskFile>;
  readonly folders: ReadonlyMap<string, readonly DiskEntry[]>;
}

/** A disk that answers from a record. */
export function recordedDisk({ files, folders }: DiskRecord): Disk {
  return { read: path => files.get(path) ?? null, list: folder => folders.get(folder) ?? [] };
}

/** Passes questions on, each once, and keeps the answers. */
export function recordingDisk(disk: Disk): { readonly disk: Disk; readonly record: DiskRecord } {
  const asked = new Map<string, DiskFile | null>();
  const files = new Map<string, DiskFile>();
  const folders = new Map<string, readonly DiskEntry[]>();
  const read = (path: string): DiskFile | null => {
    const known = asked.get(path);
    if (known !== undefined) return known;
    const found = disk.read(path);
    asked.set(path, found);
    if (found !== null) files.set(path, found);
    return found;
  };
  const list = (folder: string): readonly DiskEntry[] => {
    const found = folders.get(folder) ?? disk.list(folder);
    folders.set(folder, found);
    return found;
  };
  return { disk: { read, list }, record: { files, folders } };
}

/** A disk that holds nothing but the given texts, by absolute path. */
export function diskOfTexts(texts: ReadonlyMap<string, string>): Disk {
  const folders = new Map<string, Map<string, DiskEntry>>();
  for (const path of texts.keys()) {
    let isFolder = false;
    for (let at = path; at.includes('/'); isFolder = true) {
      const slash = at.lastIndexOf('/');
      const [folder, name] = [at.slice(0, slash), at.slice(slash + 1)];
      const entries = folders.get(folder) ?? new Map<string, DiskEntry>();
      folders.set(folder, entries.set(name, { name, isFolder, isLink: false }));
      at = folder;
    }
  }
  return {
    read: path => {
      const text = texts.get(path);
      return text === undefined ? null : { text, real: path };
    },
    list: folder => [...(folders.get(folder)?.values() ?? [])],
  };
}

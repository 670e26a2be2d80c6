import type { Disk, DiskEntry } from '../../../src/core/context/agent/files/disk.ts';

/** Returns a disk that contains only the given texts, by absolute path. */
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

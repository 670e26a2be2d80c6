import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Disk, DiskEntry } from '../../core/context/agent/files/disk.ts';
import { slashed } from '../files/inside.ts';
import { readRegularSync } from '../files/regularFile.ts';
import { agentText } from './agentText.ts';

/** The largest file that is read, in bytes; the largest that an agent was seen to send on its own had 400,000. */
const maximumBytes = 2_000_000;
/** How many entries of one folder are looked at. */
const mostEntries = 5_000;

/**
 * The disk of this computer. Only regular files are read, also through links: agents follow them, so people must see the result.
 * @param folders these may be reached through links themselves; files in them keep their name below the given folder, and do not
 * count as linked for that reason
 */
export function realDisk(folders: readonly string[]): Disk {
  const seen = folders
    .map(folder => ({ folder, real: realPath(folder) }))
    .sort((a, b) => b.real.length - a.real.length);
  const realOf = (file: string): string => {
    const real = realPath(file);
    const base = seen.find(each => real.startsWith(`${each.real}/`));
    return base === undefined ? real : base.folder + real.slice(base.real.length);
  };
  return {
    read: file => {
      const read = readRegularSync(file, { maximumBytes });
      return read.kind === 'bytes' ? { ...agentText(read.content), real: realOf(file) } : null;
    },
    list: folder =>
      entriesOf(folder)
        .slice(0, mostEntries)
        .flatMap(entry => entryOf(folder, entry)),
  };
}

/** Resolves the links in a path and returns it with `/`; the path unchanged if there is nothing. */
export function realPath(file: string): string {
  try {
    return slashed(realpathSync.native(file));
  } catch {
    return file;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function entryOf(folder: string, entry: Dirent): readonly DiskEntry[] {
  const { name } = entry;
  if (!entry.isSymbolicLink()) return [{ name, isFolder: entry.isDirectory(), isLink: false }];
  try {
    const target = statSync(path.join(folder, name), { throwIfNoEntry: false });
    return target === undefined ? [] : [{ name, isFolder: target.isDirectory(), isLink: true }];
  } catch {
    return [];
  }
}

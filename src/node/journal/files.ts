import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  unlinkSync,
} from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, isAbsent } from '../files/errorCode.ts';
import { readRegular } from '../files/regularFile.ts';

/** What is at a path; symbolic links are not followed. */
export type Entry =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'file' | 'folder' | 'link' | 'other';
      /** Permission bits, without setuid, setgid and sticky: a written file must not run as somebody else. */
      readonly mode: number;
      readonly owner: number;
      readonly group: number;
      /** How many names (hard links) the file has. */
      readonly links: number;
      readonly identity: Identity;
    };

/** Distinguishes a file or folder from another one that is at the same path at another time. */
export interface Identity {
  readonly device: number;
  readonly inode: number;
}

/** Mode and group of a new file. */
export interface Attributes {
  readonly mode: number;
  /** Null: the group of the current user. */
  readonly group: number | null;
}

/** A file that is to be put in place of another one. All three paths are in one folder. */
export interface Swap {
  /** The new file. It is gone afterwards, whatever the result. */
  readonly from: string;
  readonly to: string;
  /** The contents that must be at `to` at that moment; null: no file. */
  readonly expected: Uint8Array | null;
  /** Where the old file is kept, if the file system supports hard links. */
  readonly kept: string;
  /** The identity that the folder of these files must still have. */
  readonly folder: Identity;
}

/** What the journal needs of a file system; an interface, so that tests can simulate a crash at every step. */
export interface JournalFiles {
  look(path: string): Promise<Entry>;
  /** Throws if there is no regular file. */
  read(path: string): Promise<Buffer>;
  /** Creates a file, which is on the disk when the call returns. Throws if something is there. Null: default attributes. */
  create(path: string, bytes: Uint8Array, attributes: Attributes | null): Promise<void>;
  /** Replaces a file atomically; `changed`: somebody else changed the file, and their version is kept. */
  swap(swap: Swap): Promise<'swapped' | 'changed'>;
  /** Removes a file that contains `expected`; `changed` as for {@link swap}. */
  remove(removal: Omit<Swap, 'from' | 'expected'> & { readonly expected: Uint8Array }): Promise<'swapped' | 'changed'>;
  /** Replaces the target atomically. Only for the journal's own files. */
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Makes a folder and its parents; a private one is accessible only to its owner. */
  makeFolder(path: string, isPrivate: boolean): Promise<void>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  /** Flushes the entries of a folder to the disk: after a rename, a crash of the machine cannot bring back the old name. */
  syncFolder(path: string): Promise<void>;
  /** Empty if there is no such folder. */
  list(path: string): Promise<readonly string[]>;
}

/** The maximum size of a record in bytes; a record contains the texts of all files of a change. */
const maximumBytes = 512 * 1024 * 1024;

export const diskFiles: JournalFiles = {
  async look(path) {
    try {
      return entryOf(await lstat(path));
    } catch (error) {
      if (isAbsent(error)) return { kind: 'absent' };
      throw error;
    }
  },
  async read(path) {
    const read = await readRegular(path, { maximumBytes });
    if (read.kind === 'bytes') return Buffer.from(read.content.buffer, read.content.byteOffset, read.content.length);
    throw Object.assign(new Error(read.kind), { code: 'code' in read ? read.code : read.kind });
  },
  async create(path, bytes, attributes) {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    const handle = await open(path, flags, attributes?.mode ?? 0o666);
    try {
      await handle.writeFile(bytes);
      if (attributes !== null && process.platform !== 'win32') {
        const { uid, gid } = await handle.stat();
        if (attributes.group !== null && gid !== attributes.group) await handle.chown(uid, attributes.group);
        // The umask of the process cleared bits at creation.
        await handle.chmod(attributes.mode);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  swap: swap => Promise.resolve().then(() => inFolder(swap, at => swapIn(swap, at))),
  remove: removal => Promise.resolve().then(() => inFolder(removal, at => removeIn(removal, at))),
  rename: (from, to) => rename(from, to),
  unlink: path => unlink(path),
  async makeFolder(path, isPrivate) {
    await mkdir(path, { recursive: true, ...(isPrivate ? { mode: 0o700 } : {}) });
  },
  removeFolder: path => rmdir(path),
  async syncFolder(path) {
    // Windows cannot open folders; there the rename itself is on the disk.
    const handle = await open(path, 'r').catch(() => null);
    await handle?.sync().catch(() => {});
    await handle?.close();
  },
  async list(path) {
    return readdir(path).catch(() => []);
  },
};

function entryOf(stat: Stats): Entry {
  return {
    kind: stat.isSymbolicLink() ? 'link' : stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other',
    mode: stat.mode & 0o777,
    owner: stat.uid,
    group: stat.gid,
    links: stat.nlink,
    identity: { device: stat.dev, inode: stat.ino },
  };
}

/**
 * Runs `work` in a folder that is opened once, so a link that is put in its place meanwhile has no effect. On Linux, files are
 * reached relative to the open folder through `/proc`; elsewhere the folder's identity is checked, then its name is used.
 */
function inFolder(
  { to, folder }: Pick<Swap, 'to' | 'folder'>,
  work: (at: (file: string) => string) => 'swapped' | 'changed',
): 'swapped' | 'changed' {
  const name = path.dirname(to);
  if (process.platform === 'win32') return isSame(lstatSync(name), folder) ? work(file => file) : 'changed';
  let descriptor: number;
  try {
    descriptor = openSync(name, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (error) {
    if (['ENOTDIR', 'ELOOP', 'ENOENT'].includes(errorCode(error))) return 'changed';
    throw error;
  }
  try {
    if (!isSame(fstatSync(descriptor), folder)) return 'changed';
    const opened = `/proc/self/fd/${descriptor}`;
    const isReachable = lstatSync(opened, { throwIfNoEntry: false }) !== undefined;
    return work(file => (isReachable ? `${opened}/${path.basename(file)}` : file));
  } finally {
    closeSync(descriptor);
  }
}

function isSame(stat: Stats, { device, inode }: Identity): boolean {
  return stat.isDirectory() && stat.dev === device && stat.ino === inode;
}

/** Replaces a file. Synchronous, so nothing else in this process runs between the last check and the rename. */
function swapIn({ from, to, expected, kept }: Swap, at: (file: string) => string): 'swapped' | 'changed' {
  if (expected === null) {
    try {
      if (!hasSecondName(at(from), at(to))) {
        if (lstatSync(at(to), { throwIfNoEntry: false }) !== undefined) return 'changed';
        renameSync(at(from), at(to));
        return 'swapped';
      }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      return 'changed';
    } finally {
      unlinkIfThere(at(from));
    }
    return 'swapped';
  }
  let isKept: boolean;
  try {
    isKept = hasSecondName(at(to), at(kept));
    if (!holds(at(to), expected) || (isKept && !isSameFile(at(to), at(kept)))) {
      if (isKept) unlinkIfThere(at(kept));
      return 'changed';
    }
    renameSync(at(from), at(to));
  } finally {
    unlinkIfThere(at(from));
  }
  // A program that had the old file open may have written to it until now: its text is the newer one then.
  if (!isKept || holds(at(kept), expected)) return 'swapped';
  renameSync(at(kept), at(to));
  return 'changed';
}

function removeIn(
  { to, expected, kept }: { readonly to: string; readonly expected: Uint8Array; readonly kept: string },
  at: (file: string) => string,
): 'swapped' | 'changed' {
  if (!holds(at(to), expected)) return 'changed';
  renameSync(at(to), at(kept));
  if (holds(at(kept), expected)) {
    unlinkSync(at(kept));
    return 'swapped';
  }
  // The moved file is not the one that was checked: put it back, unless there is a new one already.
  if (!tryLink(at(kept), at(to))) return 'changed';
  unlinkSync(at(kept));
  return 'changed';
}

/** Gives a file a second name (a hard link). False if the disk does not support it; throws if the name is taken. */
function hasSecondName(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if (['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV'].includes(errorCode(error))) return false;
    throw error;
  }
}

function tryLink(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch {
    return false;
  }
}

function holds(file: string, bytes: Uint8Array): boolean {
  try {
    const stat = lstatSync(file);
    return stat.isFile() && stat.size === bytes.length && readFileSync(file).equals(bytes);
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [lstatSync(one), lstatSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}

function unlinkIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}

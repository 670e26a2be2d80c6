import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { isAbsent } from '../files/errorCode.ts';

/** What the journal needs of a file system; a port, so that tests can pull the plug at every step. */
export interface JournalFiles {
  /** `absent`, or what lies there; symbolic links are not followed. */
  kind(path: string): Promise<'absent' | 'file' | 'folder' | 'link' | 'other'>;
  /** Permission bits of a file. */
  mode(path: string): Promise<number>;
  /** Throws where there is no file. */
  read(path: string): Promise<Buffer>;
  /** A new file, on the disk when the call returns. Throws where something is there. Mode null: as usual for new files. */
  create(path: string, bytes: Uint8Array, mode: number | null): Promise<void>;
  /** Replaces the target at once. */
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Makes a folder and those above it; a private one is for its owner only. */
  makeFolder(path: string, isPrivate: boolean): Promise<void>;
  /** Puts names in a folder on the disk: after a rename, a crash of the machine cannot bring back the old name. */
  syncFolder(path: string): Promise<void>;
  /** Empty where there is no such folder. */
  list(path: string): Promise<readonly string[]>;
}

export const diskFiles: JournalFiles = {
  async kind(path) {
    try {
      const stat = await lstat(path);
      if (stat.isSymbolicLink()) return 'link';
      return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
    } catch (error) {
      if (isAbsent(error)) return 'absent';
      throw error;
    }
  },
  async mode(path) {
    return (await lstat(path)).mode & 0o7777;
  },
  read: path => readFile(path),
  async create(path, bytes, mode) {
    const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode ?? 0o666);
    try {
      await handle.writeFile(bytes);
      // The mask of the process took bits away at creation.
      if (mode !== null) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename: (from, to) => rename(from, to),
  unlink: path => unlink(path),
  async makeFolder(path, isPrivate) {
    await mkdir(path, { recursive: true, ...(isPrivate ? { mode: 0o700 } : {}) });
  },
  async syncFolder(path) {
    // Windows opens no folders; there the rename itself is on the disk.
    const handle = await open(path, 'r').catch(() => null);
    await handle?.sync().catch(() => {});
    await handle?.close();
  },
  async list(path) {
    return readdir(path).catch(() => []);
  },
};

// `promises` is read on first use: loading `node:fs/promises` would cost purely synchronous programs some milliseconds.
import { closeSync, constants, fstatSync, openSync, promises, readSync, realpathSync, type Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { errorCode } from './errorCode.ts';
import { isBelow } from './inside.ts';

/**
 * The only way in which files of unknown origin are opened for reading; ESLint forbids the others. Opening a named pipe would
 * wait for a writer forever, and a device can be endless, so only regular files are read, and never beyond a size limit.
 */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** Why a file was not read. `code` is the system's short name of the error (`EACCES`), if there was one. */
export interface NotRead {
  readonly kind: 'absent' | 'unreadable' | 'not-a-file' | 'too-large' | 'outside';
  readonly bytes: number;
  readonly code?: string;
}

export type ReadBytes = { readonly kind: 'bytes'; readonly content: Uint8Array; readonly stat: Stats } | NotRead;

export interface ReadLimits {
  /** Larger files are not read. Bytes. */
  readonly maximumBytes: number;
  /** A folder that the file must be in after resolving symbolic links: a link in a repository could lead anywhere. */
  readonly within?: string | null;
  /** A buffer for the content, used if it is large enough; the next read overwrites it. Saves memory if there are many files. */
  readonly into?: Uint8Array;
}

/** Reads a whole regular file. Never throws and never waits. */
export function readRegularSync(file: string, { maximumBytes, within = null, into }: ReadLimits): ReadBytes {
  let descriptor: number;
  try {
    if (within !== null && !isBelow(realpathSync(within), realpathSync(file))) return { kind: 'outside', bytes: 0 };
    descriptor = openSync(file, flags);
  } catch (error) {
    return notOpened(error);
  }
  try {
    const stat = fstatSync(descriptor);
    const refused = refusalOf(stat, maximumBytes);
    return refused ?? { kind: 'bytes', content: readAll(descriptor, stat.size, into), stat };
  } catch (error) {
    return { kind: 'unreadable', bytes: 0, code: errorCode(error) };
  } finally {
    closeSync(descriptor);
  }
}

/** Like {@link readRegularSync}, without blocking the thread. */
export async function readRegular(file: string, { maximumBytes, within = null }: ReadLimits): Promise<ReadBytes> {
  let handle: FileHandle;
  try {
    if (within !== null) {
      const [folder, real] = await Promise.all([promises.realpath(within), promises.realpath(file)]);
      if (!isBelow(folder, real)) return { kind: 'outside', bytes: 0 };
    }
    handle = await promises.open(file, flags);
  } catch (error) {
    return notOpened(error);
  }
  try {
    const stat = await handle.stat();
    const refused = refusalOf(stat, maximumBytes);
    if (refused !== null) return refused;
    const buffer = new Uint8Array(stat.size);
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { kind: 'bytes', content: buffer.subarray(0, filled), stat };
  } catch (error) {
    return { kind: 'unreadable', bytes: 0, code: errorCode(error) };
  } finally {
    await handle.close().catch(() => {});
  }
}

/** Returns the first bytes of a regular file of any size; empty if it cannot be read. Never throws and never waits. */
export function readStartSync(file: string, length: number): Uint8Array {
  let descriptor: number;
  try {
    descriptor = openSync(file, flags);
  } catch {
    return new Uint8Array();
  }
  try {
    const stat = fstatSync(descriptor);
    return stat.isFile() ? readAll(descriptor, Math.min(length, stat.size)) : new Uint8Array();
  } catch {
    return new Uint8Array();
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Opens a regular file of any size, to be read in pieces; the caller closes it. Rejects with the system's error, and with
 * code `EISDIR` or `ENOTSUP` if it is not a regular file.
 */
export async function openRegular(file: string): Promise<FileHandle> {
  const handle = await promises.open(file, flags);
  const stat = await handle.stat();
  if (stat.isFile()) return handle;
  await handle.close();
  throw Object.assign(new Error('not a regular file'), { code: stat.isDirectory() ? 'EISDIR' : 'ENOTSUP' });
}

/** Returns the last bytes of a regular file of any size as text; empty if it cannot be read. Never throws and never waits. */
export async function readEnd(file: string, length: number): Promise<string> {
  const handle = await openRegular(file).catch(() => null);
  if (handle === null) return '';
  try {
    const { size } = await handle.stat();
    const target = new Uint8Array(Math.min(size, length));
    const { bytesRead } = await handle.read(target, 0, target.length, size - target.length);
    return new TextDecoder().decode(target.subarray(0, bytesRead));
  } catch {
    return '';
  } finally {
    await handle.close().catch(() => {});
  }
}

/** A regular file that is kept open and can be read at any offset. */
export interface OpenFile {
  readonly stat: Stats;
  /** Its current state, which differs while another program writes to it. */
  readonly statNow: () => Stats;
  /** Returns fewer bytes than asked for at the end of the file. Throws the system's error. */
  readonly readAt: (offset: number, length: number) => Uint8Array;
  /** Like {@link readAt}, into `target`; returns how many bytes were read. */
  readonly readInto: (target: Uint8Array, offset: number) => number;
  readonly close: () => void;
}

/** Opens a regular file for reading at any offset; the caller closes it. Never throws and never waits. */
export function openRegularSync(file: string): OpenFile | NotRead {
  let descriptor: number;
  try {
    descriptor = openSync(file, flags);
  } catch (error) {
    return notOpened(error);
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) {
      closeSync(descriptor);
      return { kind: 'not-a-file', bytes: 0 };
    }
    const readInto = (target: Uint8Array, offset: number): number => {
      let filled = 0;
      while (filled < target.length) {
        const read = readSync(descriptor, target, filled, target.length - filled, offset + filled);
        if (read === 0) break;
        filled += read;
      }
      return filled;
    };
    return {
      stat,
      statNow: () => fstatSync(descriptor),
      readInto,
      readAt: (offset, length) => {
        const target = new Uint8Array(length);
        return target.subarray(0, readInto(target, offset));
      },
      close: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    return { kind: 'unreadable', bytes: 0, code: errorCode(error) };
  }
}

function notOpened(error: unknown): NotRead {
  const code = errorCode(error);
  // ENOTDIR: a part of the path is a file. ENXIO: a socket.
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent', bytes: 0, code };
  return { kind: code === 'ENXIO' || code === 'EISDIR' ? 'not-a-file' : 'unreadable', bytes: 0, code };
}

function refusalOf(stat: Stats, maximumBytes: number): NotRead | null {
  if (!stat.isFile()) return { kind: 'not-a-file', bytes: 0 };
  return stat.size > maximumBytes ? { kind: 'too-large', bytes: stat.size } : null;
}

/** Reads what is there now: less if the file has shrunk since, and no more than `size` if it has grown. */
function readAll(descriptor: number, size: number, into?: Uint8Array): Uint8Array {
  const buffer = into !== undefined && into.length >= size ? into : new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const read = readSync(descriptor, buffer, filled, size - filled, null);
    if (read === 0) break;
    filled += read;
  }
  return buffer.subarray(0, filled);
}

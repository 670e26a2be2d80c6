import type { Stats } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { readRegularSync } from '../../files/regularFile.ts';
import { replaceFile } from '../../files/replaceFile.ts';

// Compiling the bundles takes longer than deciding. V8 can export compiled code and accept it in a later process; it is kept in a
// private file. `module.enableCompileCache` does the same, but only from Node 22.1 on.

/** A loaded bundle, and how its compiled code is stored for the next run. */
export interface CompiledBundle<T> {
  readonly exports: T;
  /** Stores the compiled code, unless it was loaded from there. Failing to write the file is not an error. */
  readonly keep: () => void;
}

/** The largest file that is read, in bytes: bundles and their compiled code are smaller. */
const maximumBytes = 16_000_000;

/** Bundles that are loaded already, by file, so that shared ones are loaded once. */
export type LoadedBundles = Map<string, CompiledBundle<unknown>>;

/**
 * Loads a CommonJS bundle of ours, with those that it needs from its own folder. Stored code is used only if it is complete, private
 * to this person, and compiled from this very file in its current state; V8 itself rejects code from another V8 version. Throws
 * if the bundle cannot be read.
 * @param file absolute; its content must be ASCII, as esbuild writes it
 * @param folder where compiled code is stored
 * @param require for Node.js modules
 */
export function compiledBundle<T>(
  file: string,
  folder: string,
  require: (name: string) => unknown,
  loaded: LoadedBundles = new Map(),
): CompiledBundle<T> {
  const read = readRegularSync(file, { maximumBytes });
  if (read.kind !== 'bytes') throw new Error(`${path.basename(file)} cannot be read`);
  const source = bufferOf(read.content).toString('latin1');
  // A person may have two runtimes, Node and an editor, which must not overwrite each other's file.
  const keptIn = path.join(folder, `${path.basename(file)}.${process.versions.v8}-${process.arch}`);
  const mark = markOf(read.stat);
  const kept = keptCode(keptIn, mark);
  const script = new Script(`(function(exports,require,module,__filename,__dirname){${source}\n})`, {
    filename: file,
    ...(kept === null ? {} : { cachedData: kept }),
  });
  const module = { exports: {} };
  const parts: CompiledBundle<unknown>[] = [];
  const requirePart = (name: string): unknown => {
    if (!name.startsWith('./')) return require(name);
    const near = path.join(path.dirname(file), name);
    const part = loaded.get(near) ?? compiledBundle(near, folder, require, loaded);
    parts.push(part);
    return part.exports;
  };
  const run = script.runInThisContext() as (...parts: readonly unknown[]) => void;
  run(module.exports, requirePart, module, file, path.dirname(file));
  let isKept = kept !== null && script.cachedDataRejected !== true;
  const keep = (): void => {
    if (!isKept) write(keptIn, packed(mark, script.createCachedData()));
    isKept = true;
    for (const part of parts) part.keep();
  };
  const bundle = { exports: module.exports as T, keep };
  loaded.set(file, bundle);
  return bundle;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The length of {@link markOf} in bytes. */
const markLength = 32;

/** Identifies the state of a file. Changing or replacing a file changes its ctime, even if a program preserves the modification time. */
function markOf({ size, mtimeMs, ctimeMs, ino }: Stats): Buffer {
  const mark = Buffer.alloc(markLength);
  [size, mtimeMs, ctimeMs, ino].forEach((each, index) => mark.writeDoubleLE(each, 8 * index));
  return mark;
}

/** Returns the mark and the compiled code twice: V8 does not notice a changed byte in it. */
function packed(mark: Buffer, code: Buffer): Buffer {
  return Buffer.concat([mark, code, code]);
}

function keptCode(file: string, mark: Buffer): Buffer | null {
  const read = readRegularSync(file, { maximumBytes });
  if (read.kind !== 'bytes') return null;
  // Code that somebody else may have written is not run. Windows has no such bits; there, the profile's folder is private.
  const isPrivate = (read.stat.mode & 0o077) === 0 && read.stat.uid === process.getuid?.();
  if (process.platform !== 'win32' && !isPrivate) return null;
  const bytes = bufferOf(read.content);
  const middle = (markLength + bytes.length) / 2;
  const code = bytes.subarray(markLength, middle);
  const isWhole = bytes.subarray(0, markLength).equals(mark) && code.length > 0 && code.equals(bytes.subarray(middle));
  return isWhole ? code : null;
}

function write(file: string, content: Buffer): void {
  try {
    replaceFile(file, content);
  } catch {
    // A full disk, or a folder of somebody else: the next run compiles again.
  }
}

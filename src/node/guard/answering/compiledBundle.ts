import { mkdirSync, renameSync, type Stats, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { readRegularSync } from '../../files/regularFile.ts';

// Compiling the bundles takes longer than deciding. V8 can hand out what it compiled and take it back in a later process, which is
// kept in a private file. `module.enableCompileCache` does the same, but only from Node 22.1 on.

/** A bundle that runs, and how what was compiled of it is kept for the next run. */
export interface CompiledBundle<T> {
  readonly exports: T;
  /** Does nothing where it came from there. A file that cannot be written stops nothing. */
  readonly keep: () => void;
}

/** The largest file that is read, in bytes: no bundle, and nothing that V8 makes of one, is larger. */
const maximumBytes = 16_000_000;

/** Bundles that run already, by file: those that several need are loaded once. */
export type LoadedBundles = Map<string, CompiledBundle<unknown>>;

/**
 * Loads a CommonJS bundle of ours with those that it needs from its own folder. What is kept is only used when it is whole, private to this person, and made of this very file as
 * it is; V8 itself refuses what another version of it made. Throws where the bundle cannot be read.
 * @param file absolute, of ASCII alone, as esbuild writes it
 * @param folder where compiled code is kept
 * @param require for modules of Node.js
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
  // Two runtimes of one person, Node and an editor, do not take each other's place.
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

/** Bytes of {@link markOf}. */
const markLength = 32;

/** A file that is changed or replaced gets another time of change, also by programs that keep the time of writing. */
function markOf({ size, mtimeMs, ctimeMs, ino }: Stats): Buffer {
  const mark = Buffer.alloc(markLength);
  [size, mtimeMs, ctimeMs, ino].forEach((each, index) => mark.writeDoubleLE(each, 8 * index));
  return mark;
}

/** The mark of what was compiled, and twice what was made of it: V8 does not notice when a byte of it is another. */
function packed(mark: Buffer, code: Buffer): Buffer {
  return Buffer.concat([mark, code, code]);
}

function keptCode(file: string, mark: Buffer): Buffer | null {
  const read = readRegularSync(file, { maximumBytes });
  if (read.kind !== 'bytes') return null;
  // Code that somebody else may have written is not run. Windows has no such bits; there the profile's folder is private.
  const isPrivate = (read.stat.mode & 0o077) === 0 && read.stat.uid === process.getuid?.();
  if (process.platform !== 'win32' && !isPrivate) return null;
  const bytes = bufferOf(read.content);
  const middle = (markLength + bytes.length) / 2;
  const code = bytes.subarray(markLength, middle);
  const isWhole = bytes.subarray(0, markLength).equals(mark) && code.length > 0 && code.equals(bytes.subarray(middle));
  return isWhole ? code : null;
}

function write(file: string, content: Buffer): void {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, content, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, file);
  } catch {
    // A full disk or a folder of somebody else: the next run compiles again.
  }
}

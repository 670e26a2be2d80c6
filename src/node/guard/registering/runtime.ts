import { accessSync, constants, realpathSync } from 'node:fs';
import path from 'node:path';
import { readTextSync } from '../../files/readText.ts';
import { ownRuntime, type Runtime } from './launcher.ts';

/** The oldest major version of Node that can run the guard. */
const oldestMajor = 20;

/**
 * Returns the program that should run the guard: a Node on PATH, since an editor is replaced by its next update, else the program
 * that runs this. Starts nothing. A Node that is too old is skipped if its headers are next to it, as in official distributions.
 * @param searchPath the person's PATH variable
 * @param dist the folder of `guard.js`
 */
export function findRuntime(searchPath: string, dist: string): Runtime {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const folders = searchPath.split(path.delimiter).filter(folder => path.isAbsolute(folder));
  const program = folders.map(folder => path.join(folder, name)).find(isUsable);
  return program === undefined ? ownRuntime(dist) : { program, isEditor: false, dist };
}

function isUsable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    const folder = path.dirname(realpathSync(file));
    const header = readTextSync(path.join(folder, '..', 'include', 'node', 'node_version.h'), 100_000);
    const major = header.kind === 'text' ? /NODE_MAJOR_VERSION\s+(\d+)/.exec(header.text)?.[1] : undefined;
    return major === undefined || Number(major) >= oldestMajor;
  } catch {
    return false;
  }
}

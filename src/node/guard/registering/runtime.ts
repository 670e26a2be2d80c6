import { accessSync, constants, realpathSync } from 'node:fs';
import path from 'node:path';
import { readTextSync } from '../../files/readText.ts';
import { ownRuntime, type Runtime } from './launcher.ts';

/** The oldest Node that runs the guard. */
const oldestMajor = 20;

/**
 * What is to run the guard: Node where PATH leads to one, since an editor goes away with its next update, else the program that
 * runs this. Starts nothing; a Node whose headers are next to it, as its makers hand it out, is not taken when it is too old.
 * @param searchPath the variable PATH of the person
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

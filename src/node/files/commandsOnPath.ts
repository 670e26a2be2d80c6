import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * Returns which of the given programs are on PATH.
 * @param names without extension: `bwrap`
 * @param searchPath the person's PATH variable
 */
export function commandsOnPath(names: readonly string[], searchPath: string): readonly string[] {
  const folders = searchPath.split(path.delimiter).filter(folder => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return [...new Set(names)].filter(name =>
    folders.some(folder => endings.some(ending => isExecutable(path.join(folder, name + ending)))),
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

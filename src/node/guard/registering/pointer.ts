import { existsSync } from 'node:fs';
import path from 'node:path';
import { readTextSync } from '../../files/readText.ts';
import { replaceFile } from '../../files/replaceFile.ts';
import { launcherTarget } from './launcher.ts';
import { guardPlaces } from '../places.ts';

/** The largest file that is read, in bytes; launchers and pointers are shorter. */
const maximumBytes = 100_000;

/** Returns the folder of the programs that the person's launcher would start; null if there is no such launcher or no programs. */
export function launchedFrom(home: string): string | null {
  const { launcher, windowsLauncher, pointer } = guardPlaces(home);
  const text = textOf(launcher) ?? textOf(windowsLauncher);
  const named = text === null ? null : launcherTarget(text);
  if (named === null) return null;
  const folders = [named, textOf(pointer)?.replace(/\r?\n[^]*$/, '') ?? ''];
  return folders.find(holdsPrograms) ?? null;
}

/**
 * Records where the programs of a newer Sightglass are, for a launcher whose own are gone or about to go. Does nothing if there is
 * no launcher of ours, or it names that folder itself. Throws the system's error if the file cannot be written.
 * @param dist the folder of the running version's programs
 */
export function pointTo(home: string, dist: string): void {
  const { launcher, windowsLauncher, pointer } = guardPlaces(home);
  const text = textOf(launcher) ?? textOf(windowsLauncher);
  const named = text === null ? null : launcherTarget(text);
  const line = `${dist}\n`;
  if (named === null || named === dist || /[\r\n]/.test(dist) || !holdsPrograms(dist) || textOf(pointer) === line)
    return;
  replaceFile(pointer, line);
}

function holdsPrograms(folder: string): boolean {
  return path.isAbsolute(folder) && ['cli.js', 'guard.js'].every(name => existsSync(path.join(folder, name)));
}

function textOf(file: string): string | null {
  const read = readTextSync(file, maximumBytes);
  return read.kind === 'text' ? read.text : null;
}

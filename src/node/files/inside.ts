import path from 'node:path';

/**
 * The path of a file below a folder, with the system's separators; '' for the folder itself, null for what is elsewhere. A
 * name inside may begin with two dots. Links are not followed.
 */
export function relativeInside(folder: string, file: string): string | null {
  const relative = path.relative(folder, file);
  return relative.split(path.sep)[0] === '..' || path.isAbsolute(relative) ? null : relative;
}

/** Whether a path is below a folder. Both absolute, without links. */
export function isBelow(folder: string, file: string): boolean {
  const relative = relativeInside(folder, file);
  return relative !== null && relative !== '';
}

/** A path as people are shown it, with `/`: relative to a folder below which it lies, else as it is. */
export function shownBelow(folder: string, file: string): string {
  return slashed(relativeInside(folder, file) ?? file);
}

/** As {@link shownBelow}; from `~` where the file is in the home folder and not below the other one, which may be null. */
export function shownBelowOrHome(folder: string | null, home: string, file: string): string {
  const below = folder === null ? null : relativeInside(folder, file);
  if (below !== null) return below === '' ? './' : slashed(below);
  const inHome = relativeInside(home, file);
  return inHome === null ? slashed(file) : `~/${slashed(inHome)}`;
}

/** A path of this system with `/`. */
export function slashed(name: string): string {
  return name.split(path.sep).join('/');
}

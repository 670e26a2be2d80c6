import path from 'node:path';

/**
 * Returns the path of a file below a folder, with the system's separators; '' for the folder itself, null if the file is
 * elsewhere. A name inside may begin with two dots. Links are not followed.
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

/** Returns a path as it is shown to people, with `/`: relative to the folder if it is below it, else unchanged. */
export function shownBelow(folder: string, file: string): string {
  return slashed(relativeInside(folder, file) ?? file);
}

/** Like {@link shownBelow}, but starting with `~` if the file is in the home folder and not below `folder` (which may be null). */
export function shownBelowOrHome(folder: string | null, home: string, file: string): string {
  const below = folder === null ? null : relativeInside(folder, file);
  if (below !== null) return below === '' ? './' : slashed(below);
  const inHome = relativeInside(home, file);
  return inHome === null ? slashed(file) : `~/${slashed(inHome)}`;
}

/** Returns a path of this system with `/`. */
export function slashed(name: string): string {
  return name.split(path.sep).join('/');
}

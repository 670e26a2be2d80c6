import { entryOf, resolved } from '../paths/absolutePaths.ts';

/** Folders that paths are relative to. Absolute, with `/`, without a trailing one. */
export interface Folders {
  /** Where the tool runs. */
  readonly current: string;
  readonly home: string;
}

/** Returns a path with `/` as the separator. */
export function slashed(path: string, isWindows: boolean): string {
  return isWindows ? path.replaceAll('\\', '/') : path;
}

/**
 * Returns a path as Windows interprets it: without a device prefix, a stream name, and trailing dots and blanks, all of which open the
 * same file; also without a drive letter that no slash follows, which means the current folder of that drive (Microsoft, "Naming Files,
 * Paths, and Namespaces").
 */
export function windowsName(path: string): string {
  return path
    .replace(/^\/\/[?.]\/(UNC\/)?/i, (_, share?: string) => (share === undefined ? '' : '//'))
    .replace(/^[A-Za-z]:(?=[^/])/, '')
    .replace(/(?<=[^/])(?<!^[A-Za-z]):[^/]*$/, '')
    .replace(/(?<=[^/. ])[. ]+$/, '');
}

/** Returns the absolute path that a tool means; resolves `.` and `..`, `~` and a `file:` address. */
export function absolutePath(given: string, { current, home }: Folders): string {
  let path = given;
  if (/^file:\//i.test(path))
    path = decoded(path.replace(/^file:(?:\/\/(?:localhost)?)?/i, '')).replace(/^\/([A-Za-z]:\/)/, '$1');
  // `~NAME` is the home folder of that user.
  const own = `~${home.slice(home.lastIndexOf('/') + 1)}`;
  if (path === own || path.startsWith(`${own}/`)) path = `~${path.slice(own.length)}`;
  if (path === '~' || path.startsWith('~/')) path = home + path.slice(1);
  return resolved(current, path);
}

/** Returns a path relative to a folder; null if it is not in that folder. */
export function pathBelow(folder: string, path: string): string | null {
  const start = entryOf(folder, '');
  return path.length > start.length && path.startsWith(start) ? path.slice(start.length) : null;
}

/** Returns a folder in the form that the system expects: on Windows, a drive alone would mean the current folder there. */
export function withRoot(folder: string): string {
  return /^[A-Za-z]:$/.test(folder) ? `${folder}/` : folder;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

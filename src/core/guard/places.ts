import { entryOf, resolved } from '../paths/absolutePaths.ts';

/** Folders that paths are relative to. All absolute, with `/`, without one at the end. */
export interface Folders {
  /** Where the tool runs. */
  readonly current: string;
  readonly home: string;
}

/** A path with `/` for every separator of the system. */
export function slashed(path: string, isWindows: boolean): string {
  return isWindows ? path.replaceAll('\\', '/') : path;
}

/**
 * A path as Windows takes it: without the sign of a device, the name of a stream and the dots and blanks at the end, which open the
 * same file, and without a drive alone, which means the current folder there (Microsoft, "Naming Files, Paths, and Namespaces").
 */
export function windowsName(path: string): string {
  return path
    .replace(/^\/\/[?.]\/(UNC\/)?/i, (_, share?: string) => (share === undefined ? '' : '//'))
    .replace(/^[A-Za-z]:(?=[^/])/, '')
    .replace(/(?<=[^/])(?<!^[A-Za-z]):[^/]*$/, '')
    .replace(/(?<=[^/. ])[. ]+$/, '');
}

/** The absolute path that a tool means: `.` and `..` taken out, `~` and a `file:` address followed. */
export function absolutePath(given: string, { current, home }: Folders): string {
  let path = given;
  if (/^file:\//i.test(path))
    path = decoded(path.replace(/^file:(?:\/\/(?:localhost)?)?/i, '')).replace(/^\/([A-Za-z]:\/)/, '$1');
  // `~NAME` is the home folder of that person.
  const own = `~${home.slice(home.lastIndexOf('/') + 1)}`;
  if (path === own || path.startsWith(`${own}/`)) path = `~${path.slice(own.length)}`;
  if (path === '~' || path.startsWith('~/')) path = home + path.slice(1);
  return resolved(current, path);
}

/** A path relative to a folder; null where it is not in it. */
export function pathBelow(folder: string, path: string): string | null {
  const start = entryOf(folder, '');
  return path.length > start.length && path.startsWith(start) ? path.slice(start.length) : null;
}

/** A folder as the system takes it: on Windows a drive alone would mean the current folder there. */
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

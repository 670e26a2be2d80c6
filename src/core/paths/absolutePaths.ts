/** Functions for absolute paths with `/`, of this system or of another one. */

/** Returns the parent folder of a path; null for the root of a disk. */
export function folderOf(path: string): string | null {
  const slash = path.lastIndexOf('/');
  if (slash < 0 || path === '/' || /^[A-Za-z]:\/?$/.test(path)) return null;
  const folder = path.slice(0, slash);
  return folder === '' || /^[A-Za-z]:$/.test(folder) ? `${folder}/` : folder;
}

/** Joins a folder and the name of an entry in it. */
export function entryOf(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** Resolves a path against a folder, including `.` and `..`. In an absolute path, only `.` and `..` are resolved. */
export function resolved(folder: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const drive = /^[A-Za-z]:/.exec(whole)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of whole.slice(drive.length).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${drive}/${parts.join('/')}`;
}

export function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(path);
}

/** Whether a path is the folder itself or below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(entryOf(folder, ''));
}

/** Returns a folder and its parents, the nearest first, up to and including `last`. */
export function upwards(folder: string, last: string | null): readonly string[] {
  const found: string[] = [];
  for (let at: string | null = folder; at !== null; at = folderOf(at)) {
    found.push(at);
    if (at === last) break;
  }
  return found;
}

/** Arithmetic on absolute paths with `/`, of this system or of another one. */

/** The folder that holds a path; null for the top of a disk. */
export function folderOf(path: string): string | null {
  const slash = path.lastIndexOf('/');
  if (slash < 0 || path === '/' || /^[A-Za-z]:\/?$/.test(path)) return null;
  const folder = path.slice(0, slash);
  return folder === '' || /^[A-Za-z]:$/.test(folder) ? `${folder}/` : folder;
}

/** What is in a folder under a name. */
export function entryOf(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** A path from a folder, `.` and `..` resolved; an absolute one as it is. */
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

/** Whether a path is a folder or is below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(entryOf(folder, ''));
}

/** A folder and those above it, the nearest first; `last` ends it. */
export function upwards(folder: string, last: string | null): readonly string[] {
  const found: string[] = [];
  for (let at: string | null = folder; at !== null; at = folderOf(at)) {
    found.push(at);
    if (at === last) break;
  }
  return found;
}

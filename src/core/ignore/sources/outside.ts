/**
 * Whether a path is absolute, on any system, or begins at the home folder; paths inside the workspace folder are relative to it. A name
 * inside may begin with `~`.
 */
export function isOutside(path: string): boolean {
  return /^(?:\/|\\\\|[A-Za-z]:(?:[\\/]|$)|~(?:\/|$))/.test(path);
}

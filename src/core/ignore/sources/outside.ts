/**
 * Whether a path is absolute, on any system, or begins at the home folder: paths inside the workspace folder are relative to it.
 * A name may begin with `~` and lie inside.
 */
export function isOutside(path: string): boolean {
  return /^(?:\/|\\\\|[A-Za-z]:(?:[\\/]|$)|~(?:\/|$))/.test(path);
}

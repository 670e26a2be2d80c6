/** Whether a path is absolute: paths inside the workspace folder are relative to it. */
export function isOutside(path: string): boolean {
  return /^(?:\/|[A-Za-z]:|~)/.test(path);
}

/** Returns the system's short name of an error, such as `EACCES`, or `unknown`; never a path or file contents. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** Whether an error means that nothing is there. ENOTDIR: a part of the path is a file. */
export function isAbsent(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

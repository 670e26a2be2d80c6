/** The system's short name of an error, `EACCES`, for people and logs; never a path or a content. `unknown` without one. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** Whether an error says that nothing is there. ENOTDIR: a part of the path is a file. */
export function isAbsent(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

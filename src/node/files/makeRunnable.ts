import { chmodSync, existsSync } from 'node:fs';

/** Lets programs that the journal wrote be run: it writes every file as a usual one. Throws the system's error. */
export function makeRunnable(files: readonly string[]): void {
  for (const file of files) if (existsSync(file)) chmodSync(file, 0o755);
}

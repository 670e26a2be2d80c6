import { chmodSync, existsSync } from 'node:fs';

/** Makes programs executable, since the journal writes every file as an ordinary one. Throws the system's error. */
export function makeRunnable(files: readonly string[]): void {
  for (const file of files) if (existsSync(file)) chmodSync(file, 0o755);
}

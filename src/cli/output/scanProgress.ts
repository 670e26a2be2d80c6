import type { Progress } from './progress.ts';
import { counted } from './text.ts';

/** Counts batches of files as they are scanned. */
export function scanProgress({ show }: Progress): (files: number) => void {
  let done = 0;
  return files => {
    done += files;
    show(`${counted(done, 'file')} scanned`);
  };
}

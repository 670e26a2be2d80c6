import type { Progress } from './progress.ts';
import { counted } from './text.ts';

/** Shows how many files have been scanned. */
export function scanProgress({ show }: Progress): (files: number) => void {
  let done = 0;
  return files => {
    done += files;
    show(`${counted(done, 'file')} scanned`);
  };
}

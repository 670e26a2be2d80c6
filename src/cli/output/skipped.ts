import type { SkippedInput } from '../../core/report/types.ts';
import { printable } from './text.ts';

/** Lines that tell what was not read and why. Binary files are many in any folder: they are counted, `--format json` lists them. */
export function skippedLines(skipped: readonly SkippedInput[]): readonly string[] {
  const binary = skipped.filter(each => each.reason === 'binary').length;
  const lines = skipped
    .filter(each => each.reason !== 'binary')
    .map(({ path, reason }) => `not read: ${printable(path)} (${reason})`);
  return binary === 0 ? lines : [...lines, `not read: ${binary} binary ${binary === 1 ? 'file' : 'files'}`];
}

import type { SkippedInput } from '../../core/report/types.ts';
import { type Safe, t } from './safe.ts';
import { counted } from './text.ts';

/** Lines that tell what was not read and why. Binary files are many in any folder: they are counted, `--format json` lists them. */
export function skippedLines(skipped: readonly SkippedInput[]): readonly Safe[] {
  const binary = skipped.filter(each => each.reason === 'binary').length;
  const others = skipped.filter(each => each.reason !== 'binary');
  return [
    ...others.map(({ path, reason }) => t`not read: ${path} (${reason})`),
    ...(binary === 0 ? [] : [t`not read: ${counted(binary, 'binary file')}`]),
  ];
}

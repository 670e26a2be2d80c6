import type { SkippedInput } from '../../core/report/types.ts';
import type { SkippedFile } from '../../node/scanning/workerProtocol.ts';
import { type Safe, t } from './safe.ts';
import { bytesText, counted } from './text.ts';

/** What a report says of a file that was not searched, or not to its end. */
export function skippedInput({ path, reason, count, unsearched }: SkippedFile): SkippedInput {
  return {
    path,
    reason,
    ...(count === undefined ? {} : { count }),
    ...(unsearched === undefined ? {} : { unsearched }),
  };
}

/** Lines that tell what was not read and why. Binary files are many in any folder: they are counted, unless each is asked for. */
export function skippedLines(skipped: readonly SkippedInput[], isEach = false): readonly Safe[] {
  const others = skipped.filter(each => isEach || each.reason !== 'binary');
  const binary = isEach ? 0 : skipped.filter(each => each.reason === 'binary').length;
  return [
    ...others.flatMap(({ path, reason, count = 0, unsearched = 0 }) => {
      if (reason !== 'too-many') return [t`not read: ${path} (${reason})`];
      return [
        ...(count > 0 ? [t`not listed: ${counted(count, 'more finding')} in ${path}`] : []),
        ...(unsearched > 0
          ? [
              t`not searched: the last ${bytesText(unsearched)} of ${path}; what is before holds too many possible findings`,
            ]
          : []),
      ];
    }),
    ...(binary === 0 ? [] : [t`not read: ${counted(binary, 'binary file')}`]),
  ];
}

import type { SkippedInput } from '../../core/report/types.ts';
import type { SkippedFile } from '../../node/scanning/workerProtocol.ts';
import { type Safe, t } from './safe.ts';
import { bytesText, counted } from './text.ts';

/** Returns the entry in a report for a file that was not searched, or not completely. */
export function skippedInput({ path, reason, count, unsearched }: SkippedFile): SkippedInput {
  return {
    path,
    reason,
    ...(count === undefined ? {} : { count }),
    ...(unsearched === undefined ? {} : { unsearched }),
  };
}

/** Reasons that many files may share: these are only counted, unless every file should be listed. */
const countedReasons = {
  binary: (count: number) => t`not read: ${counted(count, 'binary file')}`,
  missing: (count: number) =>
    t`not read: ${counted(count, 'content')} that git does not have here, as in a partial clone or a damaged repository`,
};

/** Returns lines that say what was not read and why. */
export function skippedLines(skipped: readonly SkippedInput[], isEach = false): readonly Safe[] {
  const groups = isEach ? [] : Object.entries(countedReasons);
  const others = skipped.filter(({ reason }) => groups.every(([name]) => name !== reason));
  const counts = groups.flatMap(([name, line]) => {
    const count = skipped.filter(({ reason }) => reason === name).length;
    return count === 0 ? [] : [line(count)];
  });
  return [...others.flatMap(linesOf), ...counts];
}

function linesOf({ path, reason, count = 0, unsearched = 0 }: SkippedInput): readonly Safe[] {
  if (reason === 'shallow')
    return [t`not read: older commits of ${path}, a shallow clone; git fetch --unshallow brings them`];
  if (reason !== 'too-many') return [t`not read: ${path} (${reason})`];
  return [
    ...(count > 0 ? [t`not listed: ${counted(count, 'more finding')} in ${path}`] : []),
    ...(unsearched > 0
      ? [
          t`not searched: the last ${bytesText(unsearched)} of ${path}; the text before it has too many possible findings`,
        ]
      : []),
  ];
}

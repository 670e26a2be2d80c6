import type { Options } from './options.ts';
import { UsageError } from './usage.ts';

/** The format of a command that has formats of its own; text where none is named. Throws {@link UsageError} for another word. */
export function formatOf<T extends string>(
  { formatWord }: Pick<Options, 'formatWord'>,
  known: readonly T[],
): T | 'text' {
  if (formatWord === null) return 'text';
  const found = known.find(each => each === formatWord);
  if (found === undefined) throw new UsageError(`--format takes ${known.join(', ')}; not ${formatWord}`);
  return found;
}

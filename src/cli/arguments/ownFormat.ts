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

/**
 * To be called before a command changes anything.
 * Throws {@link UsageError} where SARIF, which holds findings alone, was asked for.
 */
export function refuseSarif({ format }: Pick<Options, 'format'>, command: string): void {
  if (format === 'sarif') throw new UsageError(`${command} has no sarif format: its output has no findings`);
}

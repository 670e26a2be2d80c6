import type { Options } from './options.ts';
import { UsageError } from './usage.ts';

/** Returns the format of a command with formats of its own, by default text. Throws {@link UsageError} for another word. */
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
 * Throws {@link UsageError} if SARIF was asked for, which can only contain findings. Call it before a command changes anything.
 */
export function refuseSarif({ format }: Pick<Options, 'format'>, command: string): void {
  if (format === 'sarif') throw new UsageError(`${command} has no sarif format: its output has no findings`);
}

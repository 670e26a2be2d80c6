import type { Confidence } from '../../core/secrets/types.ts';
import type { Options } from './options.ts';

const order: readonly Confidence[] = ['low', 'medium', 'high'];

/**
 * Of some findings those that a report shows: not what is most likely a sample, unless it is asked for, or a run fails for
 * it.
 */
export function shownFindings<T>(
  all: readonly T[],
  confidenceOf: (each: T) => Confidence,
  { confidence, failOn }: Pick<Options, 'confidence' | 'failOn'>,
): readonly T[] {
  const least = confidence ?? (failOn === 'low' ? 'low' : 'medium');
  return all.filter(each => order.indexOf(confidenceOf(each)) >= order.indexOf(least));
}

/** What is said of those that are not shown; empty where there are none. */
export function hiddenText(hidden: number): string {
  return hidden === 0 ? '' : `${hidden} of lower confidence not shown; --confidence low shows all.`;
}

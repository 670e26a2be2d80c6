import type { Confidence } from '../../core/secrets/types.ts';
import type { Options } from './options.ts';

const order: readonly Confidence[] = ['low', 'medium', 'high'];

/** Returns the findings that a report shows. Likely samples are left out, unless they are asked for or can fail the run. */
export function shownFindings<T>(
  all: readonly T[],
  confidenceOf: (each: T) => Confidence,
  { confidence, failOn }: Pick<Options, 'confidence' | 'failOn'>,
): readonly T[] {
  const least = confidence ?? (failOn === 'low' ? 'low' : 'medium');
  return all.filter(each => order.indexOf(confidenceOf(each)) >= order.indexOf(least));
}

/** Returns a sentence about the findings that are not shown; empty if all are. */
export function hiddenText(hidden: number): string {
  return hidden === 0 ? '' : `${hidden} of lower confidence not shown; --confidence low shows all.`;
}

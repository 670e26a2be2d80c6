import { isCertain } from '../risk.ts';
import type { Exposure, Reach } from '../types.ts';

/** A secret that the next request carries or may carry, and to whom. */
export interface NextSecret {
  readonly exposure: Exposure;
  /** Ids of the assistants, without duplicates: those whose request certainly carries it or, if there are none, those whose request may. */
  readonly to: readonly string[];
  readonly isCertain: boolean;
}

/**
 * The secrets that the next request of some assistant certainly carries, followed by those that it may carry. Both keep the order
 * of the exposures. What an assistant reads on demand is not in a request yet.
 */
export function nextSecrets(exposures: readonly Exposure[]): readonly NextSecret[] {
  const certain: NextSecret[] = [];
  const possible: NextSecret[] = [];
  for (const exposure of exposures) {
    const sure = assistantsOf(exposure.reaches.filter(isCertain));
    if (sure.length > 0) {
      certain.push({ exposure, to: sure, isCertain: true });
      continue;
    }
    const unsure = assistantsOf(exposure.reaches.filter(({ item }) => item !== null && item.inclusion !== 'dropped'));
    if (unsure.length > 0) possible.push({ exposure, to: unsure, isCertain: false });
  }
  return [...certain, ...possible];
}

function assistantsOf(reaches: readonly Reach[]): readonly string[] {
  return [...new Set(reaches.map(({ verdict }) => verdict.assistant))];
}

import { isCertain } from '../risk.ts';
import type { Exposure } from '../types.ts';

/** A secret that goes out with the next request, and to whom. */
export interface NextSecret {
  readonly exposure: Exposure;
  /** Ids of the assistants, each once. */
  readonly to: readonly string[];
}

/** The secrets that the next request of some assistant carries, in the order of the exposures. */
export function nextSecrets(exposures: readonly Exposure[]): readonly NextSecret[] {
  return exposures.flatMap(exposure => {
    const to = new Set(exposure.reaches.filter(isCertain).map(({ verdict }) => verdict.assistant));
    return to.size === 0 ? [] : [{ exposure, to: [...to] }];
  });
}

import { isCertain } from '../risk.ts';
import type { Exposure, Reach } from '../types.ts';

/** A secret that goes out with the next request, or may, and to whom. */
export interface NextSecret {
  readonly exposure: Exposure;
  /** Ids of the assistants, each once: those whose request has it for certain, or where there is none, those whose request may. */
  readonly to: readonly string[];
  readonly isCertain: boolean;
}

/**
 * The secrets that the next request of some assistant has, then those that none has for certain and some may; each in the order of
 * the exposures. What an assistant reads on demand is in no request yet.
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

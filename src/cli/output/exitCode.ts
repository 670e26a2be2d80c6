import { isAtLeast } from '../../core/exposure/risk.ts';
import type { RiskLevel } from '../../core/exposure/types.ts';
import type { Confidence } from '../../core/secrets/types.ts';

/** Returns 1 if any level is at or above the floor; a floor of `none` never fails. */
export function exitCode(floor: RiskLevel, levels: readonly RiskLevel[]): 0 | 1 {
  if (floor === 'none') return 0;
  return levels.some(level => isAtLeast(level, floor)) ? 1 : 0;
}

/** Returns the level of a finding on its own, without an assistant: its confidence. */
export function riskOfConfidence(confidence: Confidence): RiskLevel {
  return confidence;
}

import type { Finding } from '../secrets/types.ts';
import { riskLevels, type Exposure, type Reach, type RiskLevel } from './types.ts';

/**
 * The risk of one finding that somebody could receive:
 *
 * | the surest way out | high | medium | low confidence |
 * |--------------------|------|--------|----------------|
 * | goes with the next request | critical | high | low |
 * | may go: on demand, as the server or model decides, or under an unknown condition | high | medium | low |
 */
export function riskOf(finding: Finding, reaches: readonly Reach[]): RiskLevel {
  if (reaches.length === 0) return 'none';
  if (finding.confidence === 'low') return 'low';
  const isHigh = finding.confidence === 'high';
  if (reaches.some(isCertain)) return isHigh ? 'critical' : 'high';
  return isHigh ? 'high' : 'medium';
}

/** Whether the next request of the feature carries it, and nothing is known that would prevent it. */
export function isCertain(reach: Reach): boolean {
  return reach.verdict.verdict === 'sent' && reach.item?.inclusion === 'certain';
}

/** The worst level of some exposures; `none` if there are no exposures. */
export function worstRisk(exposures: readonly Exposure[]): RiskLevel {
  let worst = 0;
  for (const exposure of exposures) worst = Math.max(worst, riskLevels.indexOf(exposure.risk));
  return riskLevels[worst] ?? 'none';
}

/** Whether `level` is at least as serious as `floor`. */
export function isAtLeast(level: RiskLevel, floor: RiskLevel): boolean {
  return riskLevels.indexOf(level) >= riskLevels.indexOf(floor);
}

import { assistantName } from '../../core/assistants/catalogue.ts';
import { isCertain } from '../../core/exposure/risk.ts';
import type { Exposure, Reach } from '../../core/exposure/types.ts';

/** "GitHub Copilot (completion, agent)". */
export function namesOf(reaches: readonly Reach[]): string {
  const features = new Map<string, string[]>();
  for (const { verdict } of reaches) {
    const list = features.get(verdict.assistant) ?? [];
    list.push(verdict.feature);
    features.set(verdict.assistant, list);
  }
  return [...features].map(([id, list]) => `${assistantName(id)} (${list.join(', ')})`).join(', ');
}

/** Whom an exposure would reach, as sentences. */
export function reachPhrase(exposure: Exposure): string {
  const certain = exposure.reaches.filter(isCertain);
  const possible = exposure.reaches.filter(reach => !isCertain(reach));
  const parts: string[] = [];
  if (certain.length > 0) parts.push(`Would be sent with the next request of ${namesOf(certain)}.`);
  if (possible.length > 0) parts.push(`Can be read by ${namesOf(possible)}.`);
  return parts.join(' ');
}

import { assistantName } from '../../core/assistants/catalogue.ts';
import { isCertain } from '../../core/exposure/risk.ts';
import type { Exposure, Reach } from '../../core/exposure/types.ts';
import type { Verdict } from '../../core/ignore/types.ts';

/** "GitHub Copilot (completion, agent)". */
export function namesOf(reaches: readonly Reach[]): string {
  return verdictNames(reaches.map(each => each.verdict));
}

/** Like {@link namesOf}. */
export function verdictNames(all: readonly Pick<Verdict, 'assistant' | 'feature'>[]): string {
  const features = new Map<string, string[]>();
  for (const { assistant, feature } of all) {
    const list = features.get(assistant) ?? [];
    list.push(feature);
    features.set(assistant, list);
  }
  return [...features].map(([id, list]) => `${assistantName(id)} (${list.join(', ')})`).join(', ');
}

/** Returns the assistants that an exposure would reach, as sentences. */
export function reachPhrase(exposure: Exposure): string {
  const certain = exposure.reaches.filter(isCertain);
  const possible = exposure.reaches.filter(reach => !isCertain(reach));
  const parts: string[] = [];
  if (certain.length > 0) parts.push(`Would be sent with the next request of ${namesOf(certain)}.`);
  if (possible.length > 0) parts.push(`Can be read by ${namesOf(possible)}.`);
  return parts.join(' ');
}

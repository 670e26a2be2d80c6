import type { Fact } from '../../fact.ts';
import type { Disk } from '../disk.ts';
import type { FactSwitch } from '../fileRule.ts';
import type { AgentPlace } from '../places.ts';
import { isSetTo } from './switchedOff.ts';

/** Returns how settings change the facts that a product sends by default; unaffected facts are missing. */
export function switchedFacts(
  switches: readonly FactSwitch[],
  disk: Disk,
  place: AgentPlace,
): ReadonlyMap<Fact, FactSwitch['leaves']> {
  const found = new Map<Fact, FactSwitch['leaves']>();
  for (const each of switches) {
    if (!isSetTo(each, disk, place)) continue;
    for (const fact of each.facts) if (found.get(fact) !== 'nothing') found.set(fact, each.leaves);
  }
  return found;
}

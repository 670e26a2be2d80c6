import { assistantHosts } from '../../assistants/hosts.ts';
import { serviceHosts } from './services.ts';
import type { HostFact, SharedHostTraffic } from './types.ts';

/** Every host we know of an AI tool or of a service it reports to. What is known of several tools alike is one row. */
export const hostTable: readonly HostFact[] = joined([
  ...assistantHosts.flatMap(({ hosts }) => hosts),
  ...serviceHosts,
]);

/**
 * What shares its host with traffic that the tool needs. The longest matching prefix of an address wins; a policy about
 * names says which setting silences it instead.
 */
export const sharedHostTraffic: readonly SharedHostTraffic[] = assistantHosts.flatMap(({ paths = [] }) => paths);

function joined(facts: readonly HostFact[]): readonly HostFact[] {
  const rows = new Map<string, HostFact>();
  for (const fact of facts) {
    const { tools, ...rest } = fact;
    const key = JSON.stringify(rest);
    const row = rows.get(key);
    rows.set(key, row === undefined ? fact : { ...row, tools: [...row.tools, ...tools] });
  }
  return [...rows.values()];
}

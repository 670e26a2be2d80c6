import { assistantHosts } from '../../assistants/hosts.ts';
import { serviceHosts } from './services.ts';
import type { HostFact, SharedHostTraffic } from './types.ts';

/** Every known host of an AI tool or of a service it reports to. Facts that are the same for several tools are one row. */
export const hostTable: readonly HostFact[] = joined([
  ...assistantHosts.flatMap(({ hosts }) => hosts),
  ...serviceHosts,
]);

/**
 * Traffic that shares its host with traffic that the tool needs. The longest matching path prefix wins; a policy by host name
 * can only name the setting that disables it.
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

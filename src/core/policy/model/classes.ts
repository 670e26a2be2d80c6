import { hostTable } from '../../egress/hosts/table.ts';
import { hostOfUrl, isAmongHosts } from '../../settings/hostPatterns.ts';
import type { Classification, ModelHost, Policy } from './types.ts';

/** Returns the entry whose address a tool is redirected to; undefined if the policy does not redirect it. */
export function destinationOf(policy: Policy, tool: string): ModelHost | undefined {
  return policy.modelHosts?.allowed.find(
    ({ url, tools }) => url !== undefined && (tools === undefined || tools.includes(tool)),
  );
}

/** Returns the model hosts that a tool uses by default; a name with its subdomains is written `*.name`. */
export function usualModelHosts(tool: string): readonly string[] {
  return hostTable
    .filter(fact => fact.trafficClass === 'model' && fact.tools.includes(tool))
    .map(({ host, match }) => (match === 'suffix' ? `*.${host}` : host));
}

/** Returns the model hosts of a tool that follows the policy. */
export function hostsByPolicy(policy: Policy, tool: string): readonly string[] {
  const url = destinationOf(policy, tool)?.url;
  const host = url === undefined ? null : hostOfUrl(url);
  return host === null ? usualModelHosts(tool) : [host];
}

/** Returns the names of the hosts that a class of files may reach. */
function reachOf(policy: Policy, { mayReach }: Classification): readonly string[] {
  return (policy.modelHosts?.allowed ?? []).filter(({ id }) => mayReach.includes(id)).flatMap(({ hosts }) => hosts);
}

/** Returns the classes of files that a tool must not send, because its model host is not allowed for them or is unknown. */
export function classesHeldBack(policy: Policy, hosts: readonly string[]): readonly Classification[] {
  return policy.classifications.filter(each => {
    const reach = reachOf(policy, each);
    return hosts.length === 0 || !hosts.every(host => isAmongHosts(host, reach));
  });
}

/** Returns the patterns of all files that a tool must not send, each once. */
export function patternsHeldBack(policy: Policy, tool: string): readonly string[] {
  const classes = classesHeldBack(policy, hostsByPolicy(policy, tool));
  return [...new Set(classes.flatMap(({ patterns }) => patterns))];
}

import { hostTable } from '../../egress/hosts/table.ts';
import { hostOfUrl, isAmongHosts } from '../../settings/hostPatterns.ts';
import type { Classification, ModelHost, Policy } from './types.ts';

/** The entry whose address a tool is sent to; undefined where the policy sends it nowhere. */
export function destinationOf(policy: Policy, tool: string): ModelHost | undefined {
  return policy.modelHosts?.allowed.find(
    ({ url, tools }) => url !== undefined && (tools === undefined || tools.includes(tool)),
  );
}

/** Hosts of the models that a tool asks on its own; a name below is written `*.name`. */
export function usualModelHosts(tool: string): readonly string[] {
  return hostTable
    .filter(fact => fact.trafficClass === 'model' && fact.tools.includes(tool))
    .map(({ host, match }) => (match === 'suffix' ? `*.${host}` : host));
}

/** Where a tool asks for its model when the policy is kept. */
export function hostsByPolicy(policy: Policy, tool: string): readonly string[] {
  const url = destinationOf(policy, tool)?.url;
  const host = url === undefined ? null : hostOfUrl(url);
  return host === null ? usualModelHosts(tool) : [host];
}

/** Names of the hosts that a class of files may reach. */
function reachOf(policy: Policy, { mayReach }: Classification): readonly string[] {
  return (policy.modelHosts?.allowed ?? []).filter(({ id }) => mayReach.includes(id)).flatMap(({ hosts }) => hosts);
}

/** Classes of files that a tool must not send, since its model is asked where they may not go, or nobody knows where. */
export function classesHeldBack(policy: Policy, hosts: readonly string[]): readonly Classification[] {
  return policy.classifications.filter(each => {
    const reach = reachOf(policy, each);
    return hosts.length === 0 || !hosts.every(host => isAmongHosts(host, reach));
  });
}

/** The patterns of all files that a tool must not send, each once. */
export function patternsHeldBack(policy: Policy, tool: string): readonly string[] {
  const classes = classesHeldBack(policy, hostsByPolicy(policy, tool));
  return [...new Set(classes.flatMap(({ patterns }) => patterns))];
}

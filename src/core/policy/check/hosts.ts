import { message } from '../../message.ts';
import { hostOfUrl, isAmongHosts } from '../../settings/hostPatterns.ts';
import type { ManagedTool } from '../managed/types.ts';
import { destinationOf, hostsByPolicy, usualModelHosts } from '../model/classes.ts';
import type { Policy } from '../model/types.ts';
import { controlStates } from './controls.ts';
import { draft, fromState, outcomeOf } from './drafts.ts';
import type { Draft, PolicyFacts } from './types.ts';

/** Checks which hosts the tools in use send model requests to. */
export function checkHosts(policy: Policy, facts: PolicyFacts, all: readonly ManagedTool[]): readonly Draft[] {
  const allowed = (policy.modelHosts?.allowed ?? []).flatMap(({ hosts }) => hosts);
  const rule = 'modelHosts.allowed';
  return facts.tools.flatMap(({ id }): readonly Draft[] => {
    const managed = all.find(each => each.tool === id);
    const states = managed === undefined ? [] : controlStates(rule, managed, policy, facts);
    if (states.length > 0) return states.map(state => fromState(rule, state, allowed));
    const usual = usualModelHosts(id);
    const strange = usual.find(host => !isAmongHosts(host, allowed));
    const shared = { rule, tool: id, wanted: allowed, found: [...usual] } as const;
    if (strange !== undefined)
      return [draft({ ...shared, outcome: 'broken', why: message('policy.check.usualHost', { host: strange }) })];
    const why = message(usual.length === 0 ? 'policy.check.hostUnknown' : 'policy.check.hostUnseen');
    return [draft({ ...shared, outcome: 'unknown', why })];
  });
}

/** Returns the hosts that a tool currently sends model requests to, as far as its files show. */
export function hostsInForce(
  policy: Policy,
  facts: PolicyFacts,
  tool: string,
  managed: ManagedTool | undefined,
): readonly string[] {
  const states = managed === undefined ? [] : controlStates('modelHosts.allowed', managed, policy, facts);
  if (
    states.length > 0 &&
    states.every(state => outcomeOf(state) === 'met') &&
    destinationOf(policy, tool) !== undefined
  )
    return hostsByPolicy(policy, tool);
  const set = states.flatMap(({ value, scope }) => {
    const host = typeof value === 'string' && scope !== 'default' && scope !== null ? hostOfUrl(value) : null;
    return host === null ? [] : [host];
  });
  return set.length > 0 ? set : usualModelHosts(tool);
}

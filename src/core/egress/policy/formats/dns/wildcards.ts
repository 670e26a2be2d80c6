import { type Message, message } from '../../../../message.ts';
import type { HostName, PolicyModel } from '../../types.ts';

/** Lists of domains as the sandboxes of agents read them: `*.name` does not match the name itself. */
export function domainLists({ allow, block }: PolicyModel): { allowed: readonly string[]; denied: readonly string[] } {
  const denied = domains(block);
  return { allowed: domains(allow).filter(name => !denied.includes(name)), denied };
}

function domains(rules: readonly HostName[]): readonly string[] {
  return [...new Set(rules.flatMap(spelled))];
}

/** A rule as names where `*.name` does not match the name itself. */
export function spelled({ host, match }: HostName): readonly string[] {
  return match === 'exact' ? [host] : [host, `*.${host}`];
}

/** The hosts of those rules that are about the name alone, or of those about the names below it too. */
export function hostsMatched(rules: readonly HostName[], match: HostName['match']): readonly string[] {
  return rules.filter(rule => rule.match === match).map(rule => rule.host);
}

/** What a form without wildcards lists of some rules, and what its head has to say of the rest. */
export function withoutWildcards(rules: readonly HostName[]): {
  readonly names: readonly string[];
  readonly limits: readonly Message[];
} {
  const open = hostsMatched(rules, 'suffix').map(host => `*.${host}`);
  return {
    names: hostsMatched(rules, 'exact'),
    limits: open.length === 0 ? [] : [message('policy.limit.noWildcards', { hosts: open.join(', ') })],
  };
}

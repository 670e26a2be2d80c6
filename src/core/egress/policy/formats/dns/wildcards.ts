import { type Message, message } from '../../../../message.ts';
import type { HostName, PolicyModel } from '../../types.ts';

/** Returns lists of domains in the form that agents' sandboxes read: `*.name` does not match the name itself. */
export function domainLists({ allow, block }: PolicyModel): { allowed: readonly string[]; denied: readonly string[] } {
  const denied = domains(block);
  return { allowed: domains(allow).filter(name => !denied.includes(name)), denied };
}

function domains(rules: readonly HostName[]): readonly string[] {
  return [...new Set(rules.flatMap(spelled))];
}

/** Returns a rule as names for formats in which `*.name` does not match the name itself. */
export function spelled({ host, match }: HostName): readonly string[] {
  return match === 'exact' ? [host] : [host, `*.${host}`];
}

/** Returns the hosts of the rules with a kind of match: `exact` for the name alone, `suffix` for the name with its subdomains. */
export function hostsMatched(rules: readonly HostName[], match: HostName['match']): readonly string[] {
  return rules.filter(rule => rule.match === match).map(rule => rule.host);
}

/** Returns the names that a format without wildcards can list, and a limit that names the rest. */
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

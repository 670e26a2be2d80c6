import { allowedBelow } from '../model.ts';
import type { HostRule, PolicyModel } from '../types.ts';

/** The directives of dnsmasq that put the addresses of names into sets of a packet filter as the names are resolved. */
export function setDirectives(directive: 'nftset' | 'ipset', rules: readonly HostRule[], sets: string): string {
  const hosts = [...new Set(rules.map(rule => rule.host))];
  return hosts.map(host => `${directive}=/${host}/${sets}\n`).join('');
}

/** Lines of dnsmasq that keep blocked names from resolving, so that a set of allowed addresses never learns theirs. */
export function unresolvedNames(model: PolicyModel): string {
  const safe = model.block.filter(rule => allowedBelow(model, rule).length === 0);
  return [...new Set(safe.map(rule => `address=/${rule.host}/#\n`))].join('');
}

import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat, PolicyOptions } from '../../types.ts';
import { namesIntoSets } from '../dns/dnsmasqLines.ts';

const table = 'sightglass_egress';

/**
 * Packets have addresses, not names: dnsmasq fills the sets as it answers (`nftset=`, 2.87 or newer). The rule matches the
 * user positively, because packets without a socket (neighbour discovery, resets) match no user and must not be denied.
 */
export const nftables: PolicyFormat = {
  id: 'nftables',
  name: 'nftables with dnsmasq',
  unlisted: ['deny', 'allow'],
  check: 'sudo nft -c -f sightglass-egress.nft && dnsmasq --test --conf-file=sightglass-egress.nftset.dnsmasq.conf',
  remove: `sudo nft delete table inet ${table} && sudo rm /etc/dnsmasq.d/sightglass-egress.nftset.dnsmasq.conf`,
  limits: [
    message('policy.limit.ownUser'),
    message('policy.limit.sharedAddresses'),
    message('policy.limit.setsByDnsmasq'),
  ],
  write(model, options) {
    const head = commentedHead('#', headLines(nftables, model, options));
    const denies = options.unlisted === 'deny';
    const prefix = denies ? 'allowed' : 'stopped';
    const sets = (name: string): string => `4#inet#${table}#${name}4,6#inet#${table}#${name}6`;
    const lines = namesIntoSets(model, options.unlisted, {
      directive: 'nftset',
      listed: sets(prefix),
      others: sets('others'),
    });
    return [
      { name: 'sightglass-egress.nft', text: head + ruleset(prefix, denies, options) },
      { name: 'sightglass-egress.nftset.dnsmasq.conf', text: head + lines },
    ];
  },
};

function ruleset(prefix: string, denies: boolean, { userId }: PolicyOptions): string {
  const verdict = denies
    ? `        meta l4proto { tcp, udp } th dport { 53, 853 } counter reject
        ip daddr @${prefix}4 tcp dport 443 counter accept
        ip6 daddr @${prefix}6 tcp dport 443 counter accept
        limit rate 10/second log prefix "sightglass-egress: " flags skuid
        counter reject with icmpx type admin-prohibited
`
    : `        ip daddr @${prefix}4 limit rate 10/second log prefix "sightglass-egress: " flags skuid
        ip daddr @${prefix}4 counter reject with icmpx type admin-prohibited
        ip6 daddr @${prefix}6 limit rate 10/second log prefix "sightglass-egress: " flags skuid
        ip6 daddr @${prefix}6 counter reject with icmpx type admin-prohibited
`;
  return `add table inet ${table}
delete table inet ${table}
table inet ${table} {
    set ${prefix}4 { type ipv4_addr; flags timeout; timeout 1h; }
    set ${prefix}6 { type ipv6_addr; flags timeout; timeout 1h; }
    set others4 { type ipv4_addr; flags timeout; timeout 1h; }
    set others6 { type ipv6_addr; flags timeout; timeout 1h; }
    chain out {
        type filter hook output priority filter; policy accept;
        meta skuid ${userId} jump agent
    }
    chain agent {
        oifname "lo" accept
${verdict}    }
}
`;
}

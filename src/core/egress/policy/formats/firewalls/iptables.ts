import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat, PolicyOptions } from '../../types.ts';
import { namesIntoSets } from '../dns/dnsmasqLines.ts';

const chain = 'SIGHTGLASS_EGRESS';
const setNames = ['sightglass4', 'sightglass6', 'sightglass_others4', 'sightglass_others6'];
const files = { v4: 'sightglass-egress.v4.rules', v6: 'sightglass-egress.v6.rules', sets: 'sightglass-egress.ipset' };

/**
 * Rules for IPv4 and IPv6: with only one of them, the other would stay open. The sets must exist before the rules are loaded;
 * dnsmasq fills them as it answers (`ipset=`).
 */
export const iptables: PolicyFormat = {
  id: 'iptables',
  name: 'iptables and ip6tables with ipset and dnsmasq',
  unlisted: ['deny', 'allow'],
  check: `sudo ipset restore -exist < ${files.sets} && sudo iptables-restore --test --noflush ${files.v4} && sudo ip6tables-restore --test --noflush ${files.v6}`,
  remove: removal(),
  limits: [
    message('policy.limit.ownUser'),
    message('policy.limit.sharedAddresses'),
    message('policy.limit.setsByDnsmasq'),
  ],
  write(model, options) {
    const head = commentedHead('#', headLines(iptables, model, options));
    const denies = options.unlisted === 'deny';
    const lines = namesIntoSets(model, options.unlisted, {
      directive: 'ipset',
      listed: 'sightglass4,sightglass6',
      others: 'sightglass_others4,sightglass_others6',
    });
    return [
      {
        name: files.v4,
        text: head + ruleset('sightglass4', 'icmp-admin-prohibited', denies, options),
      },
      {
        name: files.v6,
        text: head + ruleset('sightglass6', 'icmp6-adm-prohibited', denies, options),
      },
      { name: files.sets, text: sets },
      { name: 'sightglass-egress.ipset.dnsmasq.conf', text: head + lines },
    ];
  },
};

/** No head, because ipset does not support comments. */
const sets = `create sightglass4 hash:ip family inet timeout 3600
create sightglass6 hash:ip family inet6 timeout 3600
create sightglass_others4 hash:ip family inet timeout 3600
create sightglass_others6 hash:ip family inet6 timeout 3600
`;

function ruleset(set: string, refusal: string, denies: boolean, { userId }: PolicyOptions): string {
  const refuse = [
    `-A ${chain} -m limit --limit 10/min -j LOG --log-prefix "sightglass-egress: " --log-uid`,
    `-A ${chain} -j REJECT --reject-with ${refusal}`,
  ];
  const body = denies
    ? [`-A ${chain} -p tcp -m tcp --dport 443 -m set --match-set ${set} dst -j ACCEPT`, ...refuse]
    : [`-A ${chain} -m set ! --match-set ${set} dst -j RETURN`, ...refuse];
  return `*filter
:${chain} - [0:0]
-A OUTPUT -m owner --uid-owner ${userId} -j ${chain}
-A ${chain} -o lo -j ACCEPT
${body.join('\n')}
COMMIT
`;
}

function removal(): string {
  const per = ['iptables', 'ip6tables'].map(
    tool =>
      `sudo ${tool}-save | sed -n 's/^-A \\(OUTPUT .*-j ${chain}\\)$/-D \\1/p' | xargs -rL1 sudo ${tool} && sudo ${tool} -F ${chain} && sudo ${tool} -X ${chain}`,
  );
  return [...per, ...setNames.map(name => `sudo ipset destroy ${name}`)].join(' && ');
}

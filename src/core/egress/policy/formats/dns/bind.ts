import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import { isBelow } from '../../names.ts';
import type { HostName, PolicyFormat, PolicyModel, Unlisted } from '../../types.ts';

const zoneName = 'rpz.sightglass-egress';

/**
 * A response policy zone. A row matches one name, so a suffix needs a row with `*.` too. A DNS wildcard does not apply below
 * a name that exists (RFC 4592, 2.2.1), so every name between a suffix and a longer row also gets the suffix's policy.
 */
export const bindPolicyZone: PolicyFormat = {
  id: 'bind-rpz',
  name: 'BIND response policy zone',
  unlisted: ['allow', 'deny'],
  check: `named-checkzone ${zoneName} sightglass-egress.rpz.zone && named-checkconf sightglass-egress.named.conf`,
  remove: 'take the response-policy statement and the zone out of named.conf, then: sudo rndc reconfig',
  limits: [
    message('policy.limit.everyProgram'),
    message('policy.limit.dnsOverHttps'),
    message('policy.limit.directAddresses'),
  ],
  write(model, options) {
    const head = headLines(bindPolicyZone, model, options);
    const rows = policyRows(model, options.unlisted).map(([name, action]) => `${name} CNAME ${action}\n`);
    const zone = `${commentedHead(';', head)}$TTL 60
@ IN SOA localhost. hostmaster.localhost. ( 1 3600 900 604800 60 )
@ IN NS localhost.
${rows.join('')}`;
    const configuration = `${commentedHead('//', head)}zone "${zoneName}" { type primary; file "/etc/bind/sightglass-egress.rpz.zone"; allow-query { none; }; };
// Inside the options block of named.conf:
//     response-policy { zone "${zoneName}" policy given; } qname-wait-recurse no;
`;
    return [
      { name: 'sightglass-egress.rpz.zone', text: zone },
      { name: 'sightglass-egress.named.conf', text: configuration },
    ];
  },
};

type Row = readonly [name: string, action: string];

function policyRows(model: PolicyModel, unlisted: Unlisted): readonly Row[] {
  const rows = new Map<string, string>();
  const add = (name: string, action: string): void => {
    if (name !== '' && !rows.has(name)) rows.set(name, action);
  };
  const everything: HostName = { host: '', match: 'suffix' };
  const all = [
    ...model.allow.map(rule => ({ rule, action: 'rpz-passthru.' })),
    ...model.block.map(rule => ({ rule, action: '.' })),
    ...(unlisted === 'deny' ? [{ rule: everything, action: '.' }] : []),
  ];
  for (const { rule, action } of all) if (rule.match === 'exact') add(rule.host, action);
  const hosts = all.map(({ rule }) => rule.host);
  const suffixes = all.filter(({ rule }) => rule.match === 'suffix');
  // Longer suffixes first: they decide about the names in between.
  suffixes.sort((one, other) => other.rule.host.length - one.rule.host.length);
  for (const { rule, action } of suffixes) {
    for (const name of [rule.host, ...namesBetween(rule.host, hosts)]) {
      add(name, action);
      add(name === '' ? '*' : `*.${name}`, action);
    }
  }
  return [...rows];
}

/** Returns the names of other rows below a suffix, and every name between; with an empty suffix, below the root. */
function namesBetween(suffix: string, hosts: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const host of hosts) {
    for (let name = host; name !== '' && (suffix === '' || isBelow(name, suffix)); name = parentOf(name))
      names.add(name);
  }
  return [...names];
}

function parentOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1);
}

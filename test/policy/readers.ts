import type { PolicyFile } from '../../src/core/egress/policy/types.ts';

/** Whether a policy, read in the same way as by its program, lets a name through. Written independently of the writers. */
export type Reader = (files: readonly PolicyFile[], host: string) => boolean;

const below = (host: string, parent: string): boolean => host === parent || host.endsWith(`.${parent}`);

function textOf(files: readonly PolicyFile[], ending: string): string {
  const file = files.find(each => each.name.endsWith(ending));
  if (file === undefined) throw new Error(`no file ends with ${ending}`);
  return file.text;
}

function matches(text: string, pattern: RegExp): readonly RegExpMatchArray[] {
  return [...text.matchAll(pattern)];
}

function longest(host: string, names: readonly string[]): string | undefined {
  return names.filter(name => below(host, name)).sort((one, other) => other.length - one.length)[0];
}

/** dnsmasq: the longest name that covers the host decides between `address=` and `server=`; a host record overrides both. */
function resolves(text: string, host: string): boolean {
  if (matches(text, /^host-record=([^,\n]+),0\.0\.0\.0,::$/gm).some(match => match[1] === host)) return false;
  const nowhere = matches(text, /^address=\/([^/\n]+)\/#$/gm).map(match => match[1] ?? '');
  const usual = matches(text, /^server=\/([^/\n]+)\/#$/gm).map(match => match[1] ?? '');
  const decisive = longest(host, [...nowhere, ...usual]);
  return decisive === undefined ? !nowhere.includes('#') : !nowhere.includes(decisive);
}

/** Returns the set to which the addresses of a name are added: that of the longest name that covers it. */
function setOf(text: string, host: string): string | undefined {
  if (!resolves(text, host)) return undefined;
  const sets = new Map(
    matches(text, /^(?:nftset|ipset)=\/([^/\n]+)\/(.*)$/gm).map(match => [match[1] ?? '', match[2] ?? '']),
  );
  return sets.get(longest(host, [...sets.keys()]) ?? '');
}

function passesSet(files: readonly PolicyFile[], host: string, rules: string, resolver: string): boolean {
  const text = textOf(files, resolver);
  const isListed = setOf(text, host)?.includes('others') === false;
  if (/@allowed4|-j ACCEPT\n-A SIGHTGLASS_EGRESS -m limit/.test(textOf(files, rules))) return isListed;
  return resolves(text, host) && !isListed;
}

/** DNS wildcards (RFC 4592): a wildcard only answers below the closest name that exists. */
function zoneAnswer(text: string, host: string): string | undefined {
  const rows = new Map(matches(text, /^(\S+) CNAME (\S+)$/gm).map(match => [match[1] ?? '', match[2] ?? '']));
  const exact = rows.get(host);
  if (exact !== undefined) return exact;
  const exists = (name: string): boolean => [...rows.keys()].some(row => below(row, name));
  let encloser = host;
  while (encloser !== '' && !exists(encloser))
    encloser = encloser.includes('.') ? encloser.slice(encloser.indexOf('.') + 1) : '';
  return rows.get(encloser === '' ? '*' : `*.${encloser}`);
}

function wildcard(name: string, host: string): boolean {
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) : name === host;
}

interface DomainSettings {
  readonly allowedDomains: readonly string[];
  readonly deniedDomains: readonly string[];
}

function sandbox({ allowedDomains, deniedDomains }: DomainSettings, host: string): boolean {
  return !deniedDomains.some(name => wildcard(name, host)) && allowedDomains.some(name => wildcard(name, host));
}

function shellNames(text: string): readonly string[] {
  return (/^names='([^']*)'$/m.exec(text)?.[1] ?? '').split('\n');
}

interface SnitchRule {
  readonly action: string;
  readonly 'remote-hosts'?: readonly string[];
  readonly 'remote-domains'?: readonly string[];
  readonly remote?: string;
}

interface SnitchGroup {
  readonly rules?: readonly SnitchRule[];
  readonly 'denied-remote-hosts'?: readonly string[];
  readonly 'denied-remote-domains'?: readonly string[];
}

function littleSnitch(text: string, host: string): boolean {
  const group = JSON.parse(text) as SnitchGroup;
  if (group.rules === undefined) {
    const suffixes = group['denied-remote-domains'] ?? [];
    return !(group['denied-remote-hosts'] ?? []).includes(host) && !suffixes.some(name => below(host, name));
  }
  const exact = group.rules.find(rule => rule['remote-hosts']?.includes(host) === true);
  if (exact) return exact.action === 'allow';
  const found = group.rules
    .flatMap(rule => (rule['remote-domains'] ?? []).map(name => ({ name, action: rule.action })))
    .filter(({ name }) => below(host, name))
    .sort((one, other) => other.name.length - one.name.length)[0];
  return found?.action === 'allow';
}

/** By the id of the format. */
export const readers: Readonly<Record<string, Reader>> = {
  hosts: (files, host) => !textOf(files, '.hosts').includes(`\n0.0.0.0 ${host}\n:: ${host}\n`),
  dnsmasq: (files, host) => resolves(textOf(files, '.conf'), host),
  pihole: (files, host) => {
    const lines = textOf(files, '.txt').split('\n');
    const suffixes = lines.flatMap(line => /^\|\|(.+)\^$/.exec(line)?.[1] ?? []);
    return !lines.includes(host) && !suffixes.some(name => below(host, name));
  },
  nextdns: (files, host) => {
    const text = textOf(files, '.sh');
    const names = (list: string): readonly string[] =>
      (new RegExp(`^${list}='([^']*)'$`, 'm').exec(text)?.[1] ?? '').split(' ').filter(name => name !== '');
    return names('allowed').some(name => below(host, name)) || !names('denied').some(name => below(host, name));
  },
  unbound: (files, host) => {
    const text = textOf(files, '.conf');
    if (text.includes(`    local-data: "${host}. A 0.0.0.0"\n    local-data: "${host}. AAAA ::"\n`)) return false;
    const zones = new Map(
      matches(text, /local-zone: "(.*)\." (\S+)$/gm).map(match => [match[1] ?? '', match[2] ?? '']),
    );
    const zone = longest(host, [...zones.keys()]);
    const kind = zones.get(zone ?? '');
    return kind === undefined || kind.endsWith('transparent');
  },
  'bind-rpz': (files, host) => zoneAnswer(textOf(files, '.zone'), host) !== '.',
  nftables: (files, host) => passesSet(files, host, '.nft', '.nftset.dnsmasq.conf'),
  iptables: (files, host) => passesSet(files, host, '.v4.rules', '.ipset.dnsmasq.conf'),
  ufw: (files, host) => {
    const text = textOf(files, '.sh');
    return shellNames(text).includes(host) === text.includes('allow out proto tcp');
  },
  pf: (files, host) => {
    const text = textOf(files, '.sh');
    return shellNames(text).includes(host) === textOf(files, 'sightglass-egress').includes('pass out quick proto tcp');
  },
  'little-snitch': (files, host) => littleSnitch(textOf(files, '.lsrules'), host),
  lulu: (files, host) => {
    const { '*': rules } = JSON.parse(textOf(files, '.json')) as { '*': readonly { endpointAddr: string }[] };
    return !rules.some(rule => wildcard(rule.endpointAddr, host));
  },
  'windows-firewall': (files, host) =>
    !matches(textOf(files, '.ps1'), /^ {4}'(\S+)'\r$/gm).some(match => wildcard(match[1] ?? '', host)),
  squid: (files, host) => {
    const text = textOf(files, '.conf');
    const listed = (name: string): boolean =>
      matches(text, new RegExp(`^acl ${name} dstdomain (\\S+)$`, 'gm')).some(([, entry = '']) =>
        entry.startsWith('.') ? below(host, entry.slice(1)) : entry === host,
      );
    for (const [, verdict, list] of matches(text, /^http_access (allow|deny) (\S+)$/gm)) {
      if (list === 'all' || list === 'localhost' || listed(list ?? '')) return verdict === 'allow';
    }
    return false;
  },
  tinyproxy: (files, host) => {
    const patterns = textOf(files, '.filter')
      .split('\n')
      .filter(line => line !== '');
    const isListed = patterns.some(pattern => new RegExp(pattern, 'i').test(host));
    return textOf(files, '.conf').includes('FilterDefaultDeny Yes') ? isListed : !isListed;
  },
  'nginx-reverse': (files, host) =>
    textOf(files, '.conf').includes(`location /${host}/ {\n            set $upstream ${host};`),
  nginx: (files, host) => {
    const rows = new Map(
      matches(textOf(files, '.conf'), /^ {8}(\S+) (\S+:\d+);$/gm).map(match => [match[1] ?? '', match[2] ?? '']),
    );
    let target = rows.get(host);
    for (let name = host; target === undefined && name.includes('.');) {
      name = name.slice(name.indexOf('.') + 1);
      target = rows.get(`*.${name}`);
    }
    return (target ?? rows.get('default')) !== '127.0.0.1:9';
  },
  mitmproxy: (files, host) =>
    !matches(textOf(files, '.yaml'), /^ {2}- '\/(.*)\/403'$/gm).some(([, filter = '']) => {
      const isListed = matches(filter, /~d "([^"]+)"/g).some(match => new RegExp(match[1] ?? '', 'i').test(host));
      return filter === '~all' || (filter.startsWith('!(') ? !isListed : isListed);
    }),
  'claude-code': (files, host) => {
    const { sandbox: settings } = JSON.parse(textOf(files, '.json')) as { sandbox: { network: DomainSettings } };
    return sandbox(settings.network, host);
  },
  'sandbox-runtime': (files, host) =>
    sandbox((JSON.parse(textOf(files, '.json')) as { network: DomainSettings }).network, host),
  codex: (files, host) => {
    const rows = matches(textOf(files, '.toml'), /^"([^"~]+)" = "(allow|deny)"$/gm);
    const names = (verdict: string): readonly string[] =>
      rows.filter(match => match[2] === verdict).map(match => match[1] ?? '');
    return sandbox({ allowedDomains: names('allow'), deniedDomains: names('deny') }, host);
  },
};

import { BlockList, isIP } from 'node:net';
import { hostName, portNumber } from '../../../core/egress/hostName.ts';

/** The host and port that a client wants to reach. */
export interface Target {
  /** A name in lower case, or an address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** Reads the target of a CONNECT request, `name:port` or `[address]:port`; null for anything else. */
export function readAuthority(text: string): Target | null {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text);
  const port = portNumber(match?.[3]);
  if (match?.[1] !== undefined && isIP(match[1]) !== 6) return null;
  const host = match?.[1] ?? match?.[2] ?? '';
  return port === undefined || port === 0 ? null : targetOf(host, port);
}

/** Returns a target from a host and a port; null if the host is neither a name nor an address. */
export function targetOf(host: string, port: number): Target | null {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) return { host: bare.toLowerCase(), port };
  const name = hostName(bare);
  return name === null ? null : { host: name, port };
}

/** Returns a target in the form of a CONNECT request. */
export function authority({ host, port }: Target): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

/**
 * Addresses of this machine and of networks that are not the internet (IANA special-purpose registries, RFC 6890). Otherwise, a
 * program that may use the recorder could reach targets through it that its own rules deny.
 */
const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  // IPv4-compatible and site-local addresses are deprecated (RFC 4291, RFC 3879); 6to4 and Teredo lead to IPv4 addresses.
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['2001::', 32],
  ['2002::', 16],
  ['fec0::', 10],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv6');
}

/** Whether an address belongs to this machine or to a private network. An IPv4 address inside an IPv6 address is checked as IPv4. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const mapped = family === 6 ? mappedAddress(address) : null;
  if (mapped !== null) return privateAddresses.check(mapped, 'ipv4');
  return privateAddresses.check(address.replace(/%.*$/, ''), family === 6 ? 'ipv6' : 'ipv4');
}

/** Returns the IPv4 address in `::ffff:a.b.c.d`, `::ffff:0102:0304` or the NAT64 prefix `64:ff9b::`; null for others. */
function mappedAddress(address: string): string | null {
  const groups = expand(address);
  const prefix = groups.slice(0, 6).join(':');
  if (prefix !== '0:0:0:0:0:ffff' && prefix !== '64:ff9b:0:0:0:0') return null;
  const [high = '0', low = '0'] = groups.slice(6);
  return [high, low].flatMap(group => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
}

function expand(address: string): readonly string[] {
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [before = '', after] = canonical.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<string>(zeros).fill('0'), ...tail];
}

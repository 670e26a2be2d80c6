/** A name or an address, as a record stores it. */
export interface NamedHost {
  readonly host?: string;
  readonly ip?: string;
  readonly port?: number;
}

/** The longest DNS name in text form (RFC 1035, 2.3.4). */
const maximumName = 253;

/**
 * Reads `name`, `name:port`, `address`, `address:port` or `[address]:port`. Names become lower case and lose a trailing dot.
 * @returns null for anything else
 */
export function readHost(text: string): NamedHost | null {
  const bracketed = /^\[([^\]]{2,64})\](?::(\d{1,5}))?$/.exec(text);
  if (bracketed !== null) return withPort(bracketed[1] ?? '', bracketed[2]);
  if (isAddress(text)) return { ip: text.toLowerCase() };
  const colon = text.lastIndexOf(':');
  if (colon < 0) return withPort(text, undefined);
  const port = text.slice(colon + 1);
  return /^\d{1,5}$/.test(port) ? withPort(text.slice(0, colon), port) : null;
}

function withPort(name: string, digits: string | undefined): NamedHost | null {
  const port = digits === undefined ? undefined : portNumber(digits);
  if (digits !== undefined && port === undefined) return null;
  const rest = port === undefined ? {} : { port };
  if (isAddress(name)) return { ip: name.toLowerCase(), ...rest };
  const host = hostName(name);
  return host === null ? null : { host, ...rest };
}

/** Parses a port from 0 to 65535 in decimal; undefined for anything else. */
export function portNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65_535 ? port : undefined;
}

/** Returns a DNS name in lower case without a trailing dot; null for anything else. Underscores occur in service names. */
export function hostName(text: string): string | null {
  const name = (text.endsWith('.') ? text.slice(0, -1) : text).toLowerCase();
  if (name.length === 0 || name.length > maximumName || isAddress(name)) return null;
  return name.split('.').every(label => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)) ? name : null;
}

/** Whether a text is an IPv4 or IPv6 address, without brackets. A zone (`%eth0`) is allowed. */
export function isAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.', 5);
  return parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const address = /^([0-9a-f:.]{2,45})(?:%[\w.-]{1,32})?$/i.exec(text)?.[1];
  if (address === undefined || !address.includes(':')) return false;
  const halves = address.split('::', 3);
  if (halves.length > 2) return false;
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const units = groups.length + (last.includes('.') ? 1 : 0);
  const isGroup = (group: string, i: number): boolean =>
    /^[0-9a-f]{1,4}$/i.test(group) || (i === groups.length - 1 && isIpv4(group));
  return groups.every(isGroup) && (halves.length === 2 ? units < 8 : units === 8);
}

/** Whether an address stays on this machine (loopback) or names none (unspecified). */
export function isLoopback(ip: string): boolean {
  return ip === '::1' || ip === '::' || ip === '0.0.0.0' || /^(?:::ffff:)?127\./.test(ip);
}

import { readHost, type NamedHost } from './hostName.ts';

/** The destination of a request. Contains nothing that could be a credential. */
export interface Address extends NamedHost {
  readonly scheme: string;
  /** Path and query, masked; starts with `/`. */
  readonly path: string;
}

const defaultPorts: Readonly<Record<string, number>> = { http: 80, https: 443, ws: 80, wss: 443 };

/**
 * Reads an absolute URL. A user name and password in it are dropped.
 * @returns null if the URL has no host
 */
export function readAddress(url: string): Address | null {
  const found = /^([a-z][a-z0-9+.-]{0,20}):\/\/([^/?#]{1,600})/i.exec(url);
  if (found === null) return null;
  const scheme = (found[1] ?? '').toLowerCase();
  const authority = found[2] ?? '';
  const named = readHost(authority.slice(authority.lastIndexOf('@') + 1));
  if (named === null) return null;
  const rest = url.slice(found[0].length);
  const port = named.port ?? defaultPorts[scheme];
  return { ...named, ...(port === undefined ? {} : { port }), scheme, path: maskedPath(rest) };
}

/** The target that a client asks a proxy for. */
export interface ProxyTarget {
  readonly host?: string | undefined;
  readonly ip?: string | undefined;
  readonly port?: number | undefined;
  readonly protocol: 'tcp' | 'http';
  /** Undefined for a tunnel, because the proxy cannot see the path. */
  readonly path: string | undefined;
}

/**
 * Reads the target of a request to a proxy: the `host:port` of CONNECT, or an absolute URL.
 * @returns null if the target has no host
 */
export function proxyTarget(method: string, target: string): ProxyTarget | null {
  if (method === 'CONNECT') {
    const named = readHost(target);
    return named === null ? null : { ...named, protocol: 'tcp', path: undefined };
  }
  const address = readAddress(target);
  if (address === null) return null;
  const { host, ip, port, path } = address;
  return { host, ip, port, path, protocol: 'http' };
}

/** What replaces a value that may be a credential. */
const mask = '…';
/** Longer paths are cut: they are shown as evidence only, and a query can contain anything. */
const maximumPath = 2_000;
const secretName = /key|token|secret|passw|pwd|auth|sig|cred|session|code|jwt|^k$|^sid$/i;

/**
 * Returns a path with its query, with everything masked that may be a credential: path parts that look random, and query
 * values
 * with a telling name, a random look or an unusual length. The fragment is never sent and is dropped.
 */
export function maskedPath(path: string): string {
  const cut = path.slice(0, maximumPath).replace(/#.*$/s, '');
  const question = cut.indexOf('?');
  const before = question < 0 ? cut : cut.slice(0, question);
  const shown = before
    .split('/')
    .map(part => (looksRandom(part) ? mask : part))
    .join('/');
  const start = shown.startsWith('/') ? shown : `/${shown}`;
  return question < 0
    ? start
    : `${start}?${cut
        .slice(question + 1)
        .split('&')
        .map(maskedParameter)
        .join('&')}`;
}

function maskedParameter(parameter: string): string {
  const equals = parameter.indexOf('=');
  if (equals < 0) return parameter.length > 32 ? mask : parameter;
  const name = parameter.slice(0, equals);
  const value = parameter.slice(equals + 1);
  const isMasked = value !== '' && (secretName.test(name) || looksRandom(value) || value.length > 64);
  return isMasked ? `${name}=${mask}` : parameter;
}

/**
 * Whether a text looks like a key: long, from the characters of keys, and with several digits. Words, versions and media
 * types do not.
 */
export function looksRandom(text: string): boolean {
  return text.length >= 20 && /^[\w~+=:.%-]+$/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 4;
}

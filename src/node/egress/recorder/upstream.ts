import { isAtOrBelow } from '../../../core/egress/policy/names.ts';
import { type Target, targetOf } from './target.ts';

/** A proxy that was there before the recorder, which it hands everything on to. */
export interface Upstream extends Target {
  /** The value of its `Proxy-Authorization` header; undefined where it asks for none. A secret. */
  readonly authorization?: string;
  /** Hosts that do not go through it, as `NO_PROXY` lists them. */
  readonly exceptions: readonly string[];
}

/** Why an address of a proxy cannot be used. */
export type UpstreamProblem = 'malformed' | 'scheme';

/**
 * Reads the address of a proxy, `http://[user:password@]host[:port]`; the scheme may be left out. Proxies spoken to over
 * TLS or SOCKS are not supported.
 * @param noProxy names parted by commas or blanks; `*` stands for every host
 */
export function readUpstream(address: string, noProxy = ''): Upstream | UpstreamProblem {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(withScheme)) return 'malformed';
  const url = new URL(withScheme);
  if (url.protocol !== 'http:') return 'scheme';
  const target = targetOf(url.hostname, url.port === '' ? 80 : Number(url.port));
  if (target === null) return 'malformed';
  const login = decoded(`${url.username}:${url.password}`);
  if (login === null) return 'malformed';
  const exceptions = noProxy.split(/[\s,]+/).filter(each => each !== '');
  const authorization = login === ':' ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
  return { ...target, ...authorization, exceptions };
}

/** Whether a target goes through the other proxy. */
export function goesThrough({ exceptions }: Upstream, { host, port }: Target): boolean {
  return !exceptions.some(each => {
    const [name = '', only] = each.toLowerCase().split(':');
    if (only !== undefined && only !== String(port)) return false;
    return name === '*' || isAtOrBelow(host, name.replace(/^\*?\./, ''));
  });
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

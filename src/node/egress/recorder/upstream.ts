import { isAtOrBelow } from '../../../core/egress/policy/names.ts';
import { type Target, targetOf } from './target.ts';

/** An upstream proxy, which was configured before the recorder and to which it forwards everything. */
export interface Upstream extends Target {
  /** The value of its `Proxy-Authorization` header; undefined if it needs none. A secret. */
  readonly authorization?: string;
  /** Hosts that bypass it, as `NO_PROXY` lists them. */
  readonly exceptions: readonly string[];
}

/** Why a proxy address cannot be used. */
export type UpstreamProblem = 'malformed' | 'scheme';

/**
 * Reads the address of a proxy, `http://[user:password@]host[:port]`; the scheme may be omitted. Proxies that use TLS or SOCKS
 * are not supported.
 * @param noProxy names separated by commas or whitespace; `*` matches every host
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

/** Whether connections to a target go through the upstream proxy. */
export function goesThrough({ exceptions }: Upstream, { host, port }: Target): boolean {
  return !exceptions.some(each => {
    const { name, only } = exceptionOf(each.toLowerCase());
    if (only !== undefined && only !== String(port)) return false;
    return name === '*' || isAtOrBelow(host, name.replace(/^\*?\./, ''));
  });
}

/** `name`, `name:port`, `::1`, `[::1]` or `[::1]:port`. */
function exceptionOf(text: string): { readonly name: string; readonly only: string | undefined } {
  const [, address, plain = '', only] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  const isAddress = address === undefined && plain === '' && only === undefined;
  return { name: isAddress ? text : (address ?? plain), only };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

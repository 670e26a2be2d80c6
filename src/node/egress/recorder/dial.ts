import { type LookupAddress, type LookupAllOptions, lookup as resolve } from 'node:dns';
import { once } from 'node:events';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { authority, isPrivateAddress, type Target } from './target.ts';
import { goesThrough, type Upstream } from './upstream.ts';

/** How targets are reached. */
export interface DialOptions {
  readonly upstream: Upstream | null;
  /** Whether this machine and private networks may be reached. */
  readonly allowPrivate: boolean;
}

/** A connection to a target. The bytes exchanged with an upstream proxy are not part of the client's traffic. */
export interface Dialled {
  readonly socket: Socket;
  readonly overheadUp: number;
  readonly overheadDown: number;
}

/** The target is on this machine or in a private network, which was not allowed. */
export class PrivateTarget extends Error {
  override readonly name = 'PrivateTarget';
}

/** The longest reply to CONNECT that is read from the upstream proxy. */
const longestReply = 16 * 1024;

/** Opens a connection to a target, through the upstream proxy if there is one. Rejects with the reason. */
export async function dial(target: Target, options: DialOptions): Promise<Dialled> {
  const { upstream } = options;
  judge(target, options);
  if (upstream === null || !goesThrough(upstream, target)) {
    return { socket: await open(target, options), overheadUp: 0, overheadDown: 0 };
  }
  const socket = await open(upstream, { allowPrivate: true });
  try {
    return await askUpstream(socket, target, upstream);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/**
 * Throws {@link PrivateTarget} for an address or a name that must be private. Also called if an upstream proxy resolves the name,
 * since nothing else is known about it then.
 */
export function judge({ host }: Target, { allowPrivate }: DialOptions): void {
  if (!allowPrivate && (isPrivateAddress(host) || isLocalName(host))) throw new PrivateTarget();
}

/** Opens a connection to a host directly. All addresses of its name are checked, not only the name. */
export async function open(target: Target, { allowPrivate }: Pick<DialOptions, 'allowPrivate'>): Promise<Socket> {
  const lookup: LookupFunction = allowPrivate ? resolve : publicOnly(resolve);
  const socket = connect({ ...target, lookup, allowHalfOpen: true, noDelay: true });
  try {
    await once(socket, 'connect');
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function askUpstream(socket: Socket, target: Target, { authorization }: Upstream): Promise<Dialled> {
  const login = authorization === undefined ? '' : `Proxy-Authorization: ${authorization}\r\n`;
  const name = authority(target);
  const request = `CONNECT ${name} HTTP/1.1\r\nHost: ${name}\r\n${login}\r\n`;
  socket.write(request);
  const { head, rest } = await replyHead(socket);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status === undefined || !status.startsWith('2'))
    throw new Error(`the other proxy answered ${status ?? 'nothing'}`);
  if (rest.length > 0) socket.unshift(rest);
  return { socket, overheadUp: Buffer.byteLength(request), overheadDown: head.length };
}

async function replyHead(socket: Socket): Promise<{ readonly head: string; readonly rest: Buffer }> {
  let received = Buffer.alloc(0);
  for (;;) {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) {
      if (socket.readableEnded || socket.destroyed) throw new Error('the other proxy closed the connection');
      await Promise.race([once(socket, 'readable'), once(socket, 'end'), once(socket, 'close')]);
      continue;
    }
    received = Buffer.concat([received, chunk]);
    const end = received.indexOf('\r\n\r\n');
    if (end >= 0) return { head: received.toString('latin1', 0, end + 4), rest: received.subarray(end + 4) };
    if (received.length > longestReply) throw new Error('the other proxy answered too much');
  }
}

/** Resolves a name to all its addresses, as `dns.lookup` does. */
export type Resolve = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/**
 * Returns a lookup function that yields only public addresses, so the checked address is the one that is used: a name may have a
 * private address, or a different one a moment later. Fails with {@link PrivateTarget} if there is no public address.
 */
export function publicOnly(resolveAll: Resolve): LookupFunction {
  return (host, options, callback) => {
    resolveAll(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const open = found.filter(each => !isPrivateAddress(each.address));
      const [first] = open;
      if (first === undefined) return callback(new PrivateTarget(), []);
      return options.all === true ? callback(null, open) : callback(null, first.address, first.family);
    });
  };
}

/** Numbers that resolvers accept as an IPv4 address, such as `127.1`, `0x7f.1` and `2130706433` (inet_aton(3)). */
const numbers = /^(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?$/i;

function isLocalName(host: string): boolean {
  if (isIP(host) !== 0) return false;
  return host === 'localhost' || host.endsWith('.localhost') || !host.includes('.') || numbers.test(host);
}

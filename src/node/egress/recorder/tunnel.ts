import type { Socket } from 'node:net';
import { serverName } from '../../../core/egress/readers/packets/tls.ts';
import { dial } from './dial.ts';
import type { Exchange } from './exchange.ts';

/** How many bytes are searched for a TLS hello; one with post-quantum keys has about two thousand. */
const longestHello = 16 * 1024;

/**
 * Connects the client with its target and passes bytes on in both directions until both have ended; either side may end
 * first. A tunnel whose TLS hello names a refused host is cut. Rejects where there is no connection.
 * @param head what the client sent after its request without waiting for the answer
 */
export async function tunnel(exchange: Exchange, head: Buffer): Promise<void> {
  const { client, target, options } = exchange;
  client.pause();
  const { socket: remote, overheadUp, overheadDown } = await dial(target, options);
  client.setNoDelay(true);
  const isOver = (): boolean => client.destroyed && remote.destroyed;
  let sni: string | undefined;
  let isCut = false;
  const finish = (): void => {
    if (!isOver()) return;
    const up = Math.max(0, remote.bytesWritten - overheadUp);
    const down = Math.max(0, remote.bytesRead - overheadDown);
    void exchange.finish({ up, down, verdict: isCut ? 'deny' : 'allow', sni });
  };
  cutTogether(client, remote, finish);
  if (client.destroyed) {
    remote.destroy();
    return;
  }
  watchHello(client, head, name => {
    sni = name;
    isCut = exchange.isRefused(name);
    if (!isCut) return;
    client.destroy();
    remote.destroy();
  });
  if (isCut) return;
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  if (head.length > 0) remote.write(head);
  client.pipe(remote);
  remote.pipe(client);
}

/**
 * An orderly end is passed on by the pipes. A side that fails or goes away in the middle takes the other with it, by a
 * reset: an orderly end would say that what was cut off was whole.
 */
function cutTogether(client: Socket, remote: Socket, onClose: () => void): void {
  for (const [one, other] of [
    [client, remote],
    [remote, client],
  ] as const) {
    one.on('error', () => other.resetAndDestroy());
    one.on('close', () => {
      if (!other.writableEnded) other.resetAndDestroy();
      // What the other still sends has nowhere to go; what it was given has to arrive.
      else if (other.writableFinished) other.destroy();
      else other.once('finish', () => other.destroy());
      onClose();
    });
  }
}

/** Looks at the client's first bytes as they pass, and passes on the name in its TLS hello. */
function watchHello(client: Socket, head: Buffer, onName: (name: string) => void): void {
  let seen: Buffer = Buffer.alloc(0);
  const isDone = (chunk: Buffer): boolean => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
    const name = serverName(seen);
    if (typeof name === 'object') onName(name.name);
    return name !== 'incomplete' || seen.length > longestHello;
  };
  if (head.length > 0 && isDone(head)) return;
  const listener = (chunk: Buffer): void => {
    if (isDone(chunk)) client.off('data', listener);
  };
  client.on('data', listener);
}

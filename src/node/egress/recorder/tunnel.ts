import type { Socket } from 'node:net';
import { serverName } from '../../../core/egress/readers/packets/tls.ts';
import { dial } from './dial.ts';
import type { Exchange } from './exchange.ts';

/** How many bytes are searched for a TLS hello; one with post-quantum keys has about two thousand. */
const longestHello = 16 * 1024;

/**
 * Connects the client with its target and forwards bytes in both directions until both have ended; either side may end first. A
 * tunnel whose TLS hello names a refused host is cut. Rejects if no connection can be made.
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
 * Closes both sides together. A regular end is passed on by the pipes. If one side fails or disappears in the middle, the other is
 * reset: a regular end would suggest that the data is complete.
 */
function cutTogether(client: Socket, remote: Socket, onClose: () => void): void {
  for (const [one, other] of [
    [client, remote],
    [remote, client],
  ] as const) {
    one.on('error', () => other.resetAndDestroy());
    one.on('close', () => {
      if (!other.writableEnded) other.resetAndDestroy();
      // The other side has no receiver any more, but data already written to it must still arrive.
      else if (other.writableFinished) other.destroy();
      else other.once('finish', () => other.destroy());
      onClose();
    });
  }
}

/** Reads the name in the client's TLS hello from its first bytes as they pass, and passes it to `onName`. */
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

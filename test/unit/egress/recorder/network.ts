import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { RecorderEntry } from '../../../../src/node/egress/recorder/entry.ts';
import { noProcesses } from '../../../../src/node/egress/recorder/processes.ts';
import { type ProxyOptions, startProxy } from '../../../../src/node/egress/recorder/proxy.ts';

/** A fake token. */
export const token = ['not', 'a', 'secret'].join('-');
export const login = `Proxy-Authorization: Basic ${Buffer.from(`sightglass:${token}`).toString('base64')}\r\n`;

export interface Listening {
  readonly port: number;
  readonly close: () => void;
}

/** Starts a TCP server on the loopback. */
export async function listen(onConnection: (socket: Socket) => void): Promise<Listening> {
  const server = createServer({ allowHalfOpen: true }, socket => {
    socket.on('error', () => {});
    onConnection(socket);
  });
  return listening(server);
}

/** Starts a web server on the loopback. */
export async function listenHttp(
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listening> {
  return listening(createHttpServer(onRequest));
}

async function listening(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

export interface TestProxy {
  readonly port: number;
  readonly entries: readonly RecorderEntry[];
  /** Resolves with the entries once there are this many. */
  entriesAfter(count: number): Promise<readonly RecorderEntry[]>;
  close(): Promise<void>;
}

export async function startTestProxy(options: Partial<ProxyOptions> = {}): Promise<TestProxy> {
  const entries: RecorderEntry[] = [];
  const proxy = await startProxy({
    port: 0,
    token,
    upstream: null,
    refuse: [],
    allowPrivate: true,
    processes: noProcesses,
    write: entry => entries.push(entry),
    clock: Date.now,
    ...options,
  });
  return {
    port: proxy.port,
    entries,
    async entriesAfter(count) {
      await until(() => entries.length >= count);
      return entries;
    },
    close: () => proxy.close(),
  };
}

/** Resolves once a condition is met; otherwise, the time limit of the test ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 5));
}

/** A client's connection to a proxy. */
export interface Client {
  readonly socket: Socket;
  /** Returns what it has received so far. */
  readonly received: () => string;
  /** Everything until the other side has ended. Rejects if the connection was reset. */
  readonly whole: Promise<Buffer>;
}

export function dialProxy(port: number, ...first: readonly (string | Uint8Array)[]): Client {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const whole = once(socket, 'end').then(() => Buffer.concat(chunks));
  whole.catch(() => {});
  for (const each of first) socket.write(each);
  return { socket, received: () => Buffer.concat(chunks).toString(), whole };
}

export function connectLine(host: string, port: number, headers = login): string {
  return `CONNECT ${host}:${port} HTTP/1.1\r\nHost: ${host}:${port}\r\n${headers}\r\n`;
}

export const established = 'HTTP/1.1 200 Connection established\r\n\r\n';

/** Returns a TLS client hello that names a host, with the minimum that RFC 8446 and RFC 6066 require. */
export function clientHello(host: string): Buffer {
  const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
  const name = Buffer.from(host);
  const entry = Buffer.concat([Buffer.from([0]), u16(name.length), name]);
  const list = Buffer.concat([u16(entry.length), entry]);
  const extension = Buffer.concat([u16(0), u16(list.length), list]);
  const body = Buffer.concat([
    u16(0x0303),
    Buffer.alloc(32, 7),
    Buffer.from([0]),
    u16(2),
    u16(0x1301),
    Buffer.from([1, 0]),
    u16(extension.length),
    extension,
  ]);
  const message = Buffer.concat([Buffer.from([1, 0]), u16(body.length), body]);
  return Buffer.concat([Buffer.from([22, 3, 1]), u16(message.length), message]);
}

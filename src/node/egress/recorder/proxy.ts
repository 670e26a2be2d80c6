import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { PrivateTarget } from './dial.ts';
import type { RecorderEntry } from './entry.ts';
import { Exchange, type RecordingOptions } from './exchange.ts';
import { forward } from './forward.ts';
import { readAuthority, type Target, targetOf } from './target.ts';
import { proxyUser } from './proxyAddress.ts';
import { tunnel } from './tunnel.ts';

export interface ProxyOptions extends RecordingOptions {
  /** 0: any free port. */
  readonly port: number;
  /** The password that clients have to send. A secret. */
  readonly token: string;
}

/** A running recorder. */
export interface RecordingProxy {
  readonly port: number;
  /** Ends every connection, writing its entry, and stops listening. */
  close(): Promise<void>;
}

/** The maximum number of connections at once, more than the tools of one person need; further ones are refused, not queued. */
const maximumConnections = 1_024;

/** How long to wait for connections to close when the recorder stops. */
const closingMilliseconds = 500;

/** Starts listening on the loopback interface, which no other machine can reach. Rejects if the port is in use. */
export async function startProxy(options: ProxyOptions): Promise<RecordingProxy> {
  const sockets = new Set<Socket>();
  const open = new Set<Exchange>();
  const server = createServer();
  const begin = (target: Target, client: Socket, method?: string): Exchange => {
    const write = (entry: RecorderEntry): void => {
      open.delete(exchange);
      options.write(entry);
    };
    const exchange = new Exchange(target, client, { ...options, write }, method);
    open.add(exchange);
    return exchange;
  };
  // Models may take long to answer.
  server.requestTimeout = 0;
  server.maxConnections = maximumConnections;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  // If a handler throws, only its own exchange ends, not the program with all the others.
  const guarded = (work: () => void, client: Duplex): void => {
    try {
      work();
    } catch {
      client.destroy();
    }
  };
  server.on('connect', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // Connections of this server are always sockets.
    const client = stream as Socket;
    void answerConnect(request, client, head, options.token, begin).catch(() => client.destroy());
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    guarded(() => answerRequest(request, response, options.token, begin), request.socket);
  });
  server.on('clientError', (_, stream) => stream.destroy());
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
      // Open exchanges have lost their client. Their targets are closed right after, unless they never answered.
      await withinTime([...open].map(exchange => exchange.recorded));
      await withinTime([...open].map(exchange => exchange.finish({ verdict: 'fail' })));
    },
  };
}

async function withinTime(all: readonly Promise<void>[]): Promise<void> {
  await Promise.race([Promise.all(all), delay(closingMilliseconds)]);
}

type Begin = (target: Target, client: Socket, method?: string) => Exchange;

async function answerConnect(
  request: IncomingMessage,
  client: Socket,
  head: Buffer,
  token: string,
  begin: Begin,
): Promise<void> {
  if (!knowsToken(request, token)) return refuse(client, '407 Proxy Authentication Required', challenge);
  const target = readAuthority(request.url ?? '');
  if (target === null) return refuse(client, '400 Bad Request');
  const exchange = begin(target, client);
  if (exchange.isRefused(target.host)) {
    await exchange.finishRefused('deny');
    return refuse(client, '403 Forbidden');
  }
  try {
    await tunnel(exchange, head);
  } catch (error) {
    const isPrivate = error instanceof PrivateTarget;
    await exchange.finishRefused(isPrivate ? 'deny' : 'fail');
    refuse(client, isPrivate ? '403 Forbidden' : '502 Bad Gateway');
  }
}

function answerRequest(request: IncomingMessage, response: ServerResponse, token: string, begin: Begin): void {
  if (!knowsToken(request, token)) return answer(response, 407, { 'Proxy-Authenticate': realm });
  const target = absoluteTarget(request.url ?? '');
  if (target === null) return answer(response, 400);
  const exchange = begin(target, request.socket, request.method);
  if (!exchange.isRefused(target.host)) return forward(exchange, request, response);
  void exchange.finishRefused('deny').then(() => answer(response, 403));
}

const realm = 'Basic realm="Sightglass recorder"';
const challenge = `Proxy-Authenticate: ${realm}\r\n`;

function refuse(client: Socket, status: string, header = ''): void {
  // Nothing is expected after the answer: a client that never closes would keep the connection open forever.
  client.end(`HTTP/1.1 ${status}\r\n${header}Content-Length: 0\r\nConnection: close\r\n\r\n`, () =>
    client.destroySoon(),
  );
}

function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...headers, Connection: 'close' }).end();
}

/** Compares in constant time, since other users of the machine may try to guess the token. */
function knowsToken({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(headers['proxy-authorization'] ?? '');
  const wanted = Buffer.from(`Basic ${Buffer.from(`${proxyUser}:${token}`).toString('base64')}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function absoluteTarget(url: string): Target | null {
  if (!url.startsWith('http://') || !URL.canParse(url)) return null;
  const { hostname, port } = new URL(url);
  return targetOf(hostname, port === '' ? 80 : Number(port));
}

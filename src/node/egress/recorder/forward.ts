import { type IncomingMessage, request as ask, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { judge, open, PrivateTarget } from './dial.ts';
import type { Exchange } from './exchange.ts';
import { goesThrough } from './upstream.ts';

/** Headers for a single connection (RFC 9110, 7.6.1) or for this proxy; the client's other headers are forwarded. */
const notPassedOn = ['connection', 'keep-alive', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'upgrade'];

/** Forwards a plain request (`GET http://host/path`) and its answer. Never throws. */
export function forward(exchange: Exchange, request: IncomingMessage, response: ServerResponse): void {
  void pass(exchange, request, response).catch(async (error: unknown) => {
    const isPrivate = error instanceof PrivateTarget;
    await exchange.finishRefused(isPrivate ? 'deny' : 'fail');
    failWith(response, isPrivate ? 403 : 502);
  });
}

async function pass(exchange: Exchange, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { target, options } = exchange;
  const { upstream } = options;
  const viaUpstream = upstream !== null && goesThrough(upstream, target);
  judge(target, options);
  const socket = await open(
    viaUpstream ? upstream : target,
    viaUpstream ? { ...options, allowPrivate: true } : options,
  );
  const url = new URL(request.url ?? '');
  const outgoing = ask({
    createConnection: () => socket,
    method: request.method,
    path: viaUpstream ? request.url : `${url.pathname}${url.search}`,
    headers: {
      ...passedOn(request),
      host: url.host,
      connection: 'close',
      ...(viaUpstream && upstream.authorization !== undefined ? { 'proxy-authorization': upstream.authorization } : {}),
    },
  });
  socket.on('close', () => {
    void exchange.finish({ verdict: 'allow', up: socket.bytesWritten, down: socket.bytesRead });
  });
  const fail = (): void => {
    socket.destroy();
    failWith(response, 502);
  };
  outgoing.on('response', answer => {
    const status = answer.statusCode ?? 0;
    try {
      // Without the reason phrase: a server may send characters there that no header may contain, and nothing needs it (RFC 9112, 4).
      response.writeHead(status, passedOn(answer));
    } catch {
      fail();
      return;
    }
    answer.on('error', fail);
    answer.pipe(response);
  });
  // Requests here cannot switch protocols; the client would wait for an answer forever.
  outgoing.on('upgrade', (_, upgraded) => {
    upgraded.destroy();
    fail();
  });
  outgoing.on('error', fail);
  response.on('close', () => socket.destroy());
  request.pipe(outgoing);
}

function failWith(response: ServerResponse, status: number): void {
  // An incomplete answer must not look complete.
  if (response.headersSent) response.destroy();
  else response.writeHead(status).end();
}

/** Returns the headers without those for this connection, including those that `Connection: close, x-mine` names. */
function passedOn({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map(name => name.trim().toLowerCase());
  const dropped = new Set([...notPassedOn, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

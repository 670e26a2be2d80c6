import { type IncomingMessage, request as ask, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { judge, open, PrivateTarget } from './dial.ts';
import type { Exchange } from './exchange.ts';
import { goesThrough } from './upstream.ts';

/** Headers that are about one connection only (RFC 9110, 7.6.1) or for this proxy; the client's own stay. */
const notPassedOn = ['connection', 'keep-alive', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'upgrade'];

/** Passes a plain request on (`GET http://host/path`) and its answer back. Never throws. */
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
      // Without its words: a server may put there what no header may hold, and nothing needs them (RFC 9112, 4).
      response.writeHead(status, passedOn(answer));
    } catch {
      fail();
      return;
    }
    answer.on('error', fail);
    answer.pipe(response);
  });
  // No request here switches protocols; the client would wait for an answer forever.
  outgoing.on('upgrade', (_, upgraded) => {
    upgraded.destroy();
    fail();
  });
  outgoing.on('error', fail);
  response.on('close', () => socket.destroy());
  request.pipe(outgoing);
}

function failWith(response: ServerResponse, status: number): void {
  // Half an answer must not look whole.
  if (response.headersSent) response.destroy();
  else response.writeHead(status).end();
}

/** Headers without those that are about this connection, also by its own word (`Connection: close, x-mine`). */
function passedOn({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map(name => name.trim().toLowerCase());
  const dropped = new Set([...notPassedOn, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

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
    if (!response.headersSent) response.writeHead(isPrivate ? 403 : 502);
    response.end();
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
  outgoing.on('response', answer => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, passedOn(answer));
    answer.pipe(response);
  });
  outgoing.on('error', () => {
    socket.destroy();
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  response.on('close', () => socket.destroy());
  request.pipe(outgoing);
}

function passedOn({ headers }: IncomingMessage): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !notPassedOn.includes(name)));
}

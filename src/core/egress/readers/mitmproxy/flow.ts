import { maskedPath } from '../../address.ts';
import { keptHeaders, headerMap } from '../../headers.ts';
import { readHost } from '../../hostName.ts';
import { makeRecord } from '../../record.ts';
import type { CapturedBody, EgressRecord, WebSocketMessage } from '../../types.ts';
import type { TnetValue } from './tnetstring.ts';

type Decode = (bytes: Uint8Array) => string;

/**
 * Returns the record of a mitmproxy flow, for format versions 12 to 21 (mitmproxy@8fc25b30); null for a flow that sent
 * nothing.
 * @param withoutContent true if the flow was too large for its contents to be read
 */
export function flowRecord(
  flow: TnetValue,
  decode: Decode,
  place: EgressRecord['place'],
  withoutContent = false,
): EgressRecord | null {
  const type = textOf(valueAt(flow, ['type']), decode);
  if (type === 'tcp' || type === 'udp') return connectionRecord(flow, decode, type, place);
  if (type === 'dns') return dnsRecord(flow, decode, place);
  return valueAt(flow, ['request']) instanceof Map ? requestRecord(flow, decode, place, withoutContent) : null;
}

function requestRecord(
  flow: TnetValue,
  decode: Decode,
  place: EgressRecord['place'],
  withoutContent: boolean,
): EgressRecord {
  const at = (...keys: readonly string[]): TnetValue | undefined => valueAt(flow, keys);
  const text = (...keys: readonly string[]): string | undefined => textOf(at(...keys), decode);
  // `host` may be an address in transparent mode; the handshake then gives the requested name.
  const named = readHost(text('request', 'host') ?? '') ?? {};
  const sni = readHost(text('server_conn', 'sni') ?? '')?.host;
  const headers = headerMap(pairs(at('request', 'headers'), decode));
  const port = numberOf(at('request', 'port'));
  const status = numberOf(at('response', 'status_code'));
  const isBlocked = at('metadata', 'blocklisted') === true;
  const method = text('request', 'method');
  return makeRecord({
    format: 'mitmproxy',
    level: 'body',
    protocol: at('websocket') instanceof Map ? 'websocket' : 'http',
    time: milliseconds(at('request', 'timestamp_start')),
    endTime: milliseconds(at('response', 'timestamp_end')),
    host: named.host ?? sni,
    ip: named.ip ?? peerAddress(flow, decode),
    port,
    client: addressOf(at('client_conn', 'peername') ?? at('client_conn', 'address'), decode)?.ip,
    bytesSent: lengthOf(at('request', 'content')),
    bytesReceived: lengthOf(at('response', 'content')),
    outcome: isBlocked ? 'blocked' : status === undefined ? 'unknown' : 'allowed',
    method,
    path: method === 'CONNECT' ? undefined : maskedPath(text('request', 'path') ?? '/'),
    status,
    headers: keptHeaders(headers),
    body: bodyOf(at('request', 'content'), headers, withoutContent),
    webSocket: messagesOf(at('websocket', 'messages'), 1),
    place,
  });
}

/** Returns the size of a body as sent over the wire, without headers. */
function lengthOf(content: TnetValue | undefined): number | undefined {
  return content instanceof Uint8Array ? content.length : undefined;
}

/**
 * Returns a body. Content is stored as sent, still encoded; it is null if mitmproxy streamed it or was configured not to keep
 * it.
 */
function bodyOf(
  content: TnetValue | undefined,
  headers: ReadonlyMap<string, string>,
  isLeftOut: boolean,
): CapturedBody {
  if (isLeftOut) return { missing: 'too-large' };
  if (!(content instanceof Uint8Array)) return { missing: 'streamed' };
  return {
    bytes: content,
    contentType: headers.get('content-type') ?? '',
    contentEncoding: headers.get('content-encoding') ?? '',
  };
}

/** Reads messages: `[type, fromClient, content, time, …]` of a WebSocket; `[fromClient, content, time]` of a plain connection. */
function messagesOf(messages: TnetValue | undefined, first: 0 | 1): readonly WebSocketMessage[] | undefined {
  if (!Array.isArray(messages)) return undefined;
  return (messages as readonly TnetValue[]).flatMap(each => {
    if (!Array.isArray(each)) return [];
    const [fromClient, content, timestamp] = (each as readonly (TnetValue | undefined)[]).slice(first);
    if (!(content instanceof Uint8Array)) return [];
    const time = milliseconds(timestamp);
    const direction = fromClient === true ? ('sent' as const) : ('received' as const);
    return [{ direction, bytes: content, ...(time === undefined ? {} : { time }) }];
  });
}

function connectionRecord(
  flow: TnetValue,
  decode: Decode,
  protocol: 'tcp' | 'udp',
  place: EgressRecord['place'],
): EgressRecord | null {
  const server = addressOf(valueAt(flow, ['server_conn', 'address']), decode);
  const sni = readHost(textOf(valueAt(flow, ['server_conn', 'sni']), decode) ?? '')?.host;
  if (server === null && sni === undefined) return null;
  const sent = messagesOf(valueAt(flow, ['messages']), 0) ?? [];
  const sum = (direction: WebSocketMessage['direction']): number =>
    sent.reduce((total, each) => total + (each.direction === direction ? each.bytes.length : 0), 0);
  return makeRecord({
    format: 'mitmproxy',
    level: 'bytes',
    protocol,
    time: milliseconds(valueAt(flow, ['client_conn', 'timestamp_start'])),
    host: sni ?? server?.host,
    ip: server?.ip,
    port: server?.port,
    outcome: 'allowed',
    bytesSent: sum('sent'),
    bytesReceived: sum('received'),
    place,
  });
}

function dnsRecord(flow: TnetValue, decode: Decode, place: EgressRecord['place']): EgressRecord | null {
  const questions = valueAt(flow, ['request', 'questions']);
  const [first] = Array.isArray(questions) ? (questions as readonly TnetValue[]) : [];
  const name = first === undefined ? undefined : textOf(valueAt(first, ['name']), decode);
  const host = name === undefined ? undefined : readHost(name)?.host;
  if (host === undefined) return null;
  const time = milliseconds(valueAt(flow, ['request', 'timestamp']));
  return makeRecord({ format: 'mitmproxy', level: 'host', protocol: 'dns', time, host, outcome: 'unknown', place });
}

function peerAddress(flow: TnetValue, decode: Decode): string | undefined {
  const peer = valueAt(flow, ['server_conn', 'peername']) ?? valueAt(flow, ['server_conn', 'ip_address']);
  return addressOf(peer, decode)?.ip;
}

/** Reads `[host, port]`, with two more numbers for IPv6; before version 10 `{address: [host, port]}`. */
function addressOf(value: TnetValue | undefined, decode: Decode): ReturnType<typeof readHost> {
  const list = value instanceof Map ? (value as ReadonlyMap<string, TnetValue>).get('address') : value;
  if (!Array.isArray(list)) return null;
  const [host, port] = list as readonly (TnetValue | undefined)[];
  const named = readHost(textOf(host, decode) ?? '');
  const number = numberOf(port);
  return named === null ? null : { ...named, ...(number === undefined ? {} : { port: number }) };
}

function pairs(value: TnetValue | undefined, decode: Decode): readonly (readonly [string, string])[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly TnetValue[]).flatMap(each => {
    if (!Array.isArray(each)) return [];
    const [name, content] = (each as readonly TnetValue[]).map(part => textOf(part, decode));
    return name === undefined || content === undefined ? [] : [[name, content] as const];
  });
}

function valueAt(value: TnetValue, keys: readonly string[]): TnetValue | undefined {
  let found: TnetValue | undefined = value;
  for (const key of keys) found = found instanceof Map ? (found as ReadonlyMap<string, TnetValue>).get(key) : undefined;
  return found;
}

function textOf(value: TnetValue | undefined, decode: Decode): string | undefined {
  return value instanceof Uint8Array ? decode(value) : undefined;
}

function numberOf(value: TnetValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function milliseconds(seconds: TnetValue | undefined): number | undefined {
  return typeof seconds === 'number' && Number.isFinite(seconds) ? Math.floor(seconds * 1000) : undefined;
}

import { readAddress } from '../../address.ts';
import { headerMap, keptHeaders } from '../../headers.ts';
import { hostName, isAddress } from '../../hostName.ts';
import { isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../../json.ts';
import { makeRecord, zonedTime } from '../../record.ts';
import { decodeBase64 } from '../../../secrets/engine/base64.ts';
import type { EgressRecord, WebSocketMessage } from '../../types.ts';
import { encodeUtf8 } from '../../utf8.ts';
import { requestBody } from './body.ts';

/**
 * Returns the record of one HAR entry; null if it names no host.
 * @param isWhole false if the end of the entry is missing
 */
export function entryRecord(entry: JsonObject, place: EgressRecord['place'], isWhole: boolean): EgressRecord | null {
  const request = objectIn(entry, 'request') ?? {};
  const response = objectIn(entry, 'response');
  const address = readAddress(textIn(request, 'url') ?? '');
  if (address === null) return null;
  const headers = headerMap(headerPairs(request));
  const method = textIn(request, 'method') ?? '';
  const isConnect = method === 'CONNECT';
  const body = isConnect ? undefined : bodyOf(request, method, headers, isWhole);
  const webSocket = listIn(entry, '_webSocketMessages').flatMap(webSocketMessage);
  const isWebSocket = webSocket.length > 0 || textIn(entry, '_resourceType') === 'websocket';
  return makeRecord({
    format: 'har',
    ...(isConnect
      ? { level: 'host', protocol: 'tcp' }
      : { level: levelOf(body), protocol: isWebSocket ? 'websocket' : 'http', path: address.path }),
    ...timesOf(entry),
    host: address.host ?? hostOfHeader(headers.get('host')),
    ip: address.ip ?? serverAddressOf(entry),
    port: realPort(address.scheme, address.port),
    outcome: outcomeOf(entry, response),
    bytesSent: bytesSentOf(request),
    bytesReceived: notNegative(numberIn(response, 'bodySize')),
    method,
    status: positive(numberIn(response, 'status')),
    headers: keptHeaders(headers),
    body,
    webSocket: webSocket.length === 0 ? undefined : webSocket,
    place,
  });
}

function levelOf(body: EgressRecord['body']): EgressRecord['level'] {
  return body !== undefined && 'missing' in body ? 'url' : 'body';
}

function hostOfHeader(header = ''): string | undefined {
  return hostName(header.replace(/:\d+$/, '')) ?? undefined;
}

function serverAddressOf(entry: JsonObject): string | undefined {
  const address = textIn(entry, 'serverIPAddress')?.replace(/^\[|\]$/g, '') ?? '';
  return isAddress(address) ? address : undefined;
}

/** Reads the body. If the end of the entry is missing, the body may be in the missing part. */
function bodyOf(
  request: JsonObject,
  method: string,
  headers: ReadonlyMap<string, string>,
  isWhole: boolean,
): EgressRecord['body'] {
  const body = requestBody(request, method, headers);
  return body === undefined || isWhole || 'bytes' in body ? body : { missing: 'too-large' };
}

function timesOf(entry: JsonObject): Pick<EgressRecord, 'time' | 'endTime'> {
  const time = zonedTime(textIn(entry, 'startedDateTime'));
  const took = notNegative(numberIn(entry, 'time'));
  if (time === undefined) return {};
  return { time, ...(took === undefined ? {} : { endTime: Math.round(time + took) }) };
}

function bytesSentOf(request: JsonObject): number | undefined {
  const size = notNegative(numberIn(request, 'bodySize'));
  return size === undefined ? undefined : size + (notNegative(numberIn(request, 'headersSize')) ?? 0);
}

/**
 * Corrects a port: mitmproxy follows the Host header, so it writes `https://host:80` for a client that put a wrong port there
 * (measured).
 */
function realPort(scheme: string, port: number | undefined): number | undefined {
  return scheme === 'https' && port === 80 ? 443 : port;
}

/** Reads headers, as `{name, value}` or, written by Slack, as `[name, value]`. */
function headerPairs(request: JsonObject): readonly (readonly [string, string])[] {
  return listIn(request, 'headers').flatMap(each => {
    const [name, value] = Array.isArray(each)
      ? (each as readonly unknown[])
      : isObject(each)
        ? [each['name'], each['value']]
        : [];
    return typeof name === 'string' && typeof value === 'string' ? [[name, value] as const] : [];
  });
}

/** Reads a WebSocket message. Binary messages (opcode 2) are base64, text messages are plain; only the opcode says so. */
function webSocketMessage(each: unknown): WebSocketMessage[] {
  const data = textIn(each, 'data');
  if (data === undefined) return [];
  const bytes = numberIn(each, 'opcode') === 2 ? decodeBase64(data) : encodeUtf8(data);
  if (bytes === null) return [];
  const seconds = numberIn(each, 'time');
  const direction = textIn(each, 'type') === 'send' ? ('sent' as const) : ('received' as const);
  return [{ direction, bytes, ...(seconds === undefined ? {} : { time: Math.floor(seconds * 1000) }) }];
}

function outcomeOf(entry: JsonObject, response: JsonObject | undefined): EgressRecord['outcome'] {
  const error = textIn(response, '_error') ?? textIn(entry, '_error') ?? '';
  if (/block|refused|denied/i.test(error)) return 'blocked';
  return (numberIn(response, 'status') ?? 0) > 0 ? 'allowed' : 'unknown';
}

/** Drops -1, which HAR uses for unknown values. */
function notNegative(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? value : undefined;
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

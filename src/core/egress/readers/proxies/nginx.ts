import { maskedPath, type ProxyTarget, proxyTarget } from '../../address.ts';
import { hostName, readHost } from '../../hostName.ts';
import { count, makeRecord, zonedTime } from '../../record.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import { type LineOutcome, logReader } from '../logReader.ts';
import { nginxJson } from '../tables/nginx.ts';
import { readObject } from '../tables/table.ts';

/** The log of an `ssl_preread` relay: client [iso time] server-name upstream status bytes-to-client bytes-from-client seconds. */
const relayed =
  /^(\S{1,64}) \[([^\]]{10,40})\] (\S{1,260}) (\S{1,300}) (\d{3}) (\d{1,15}) (\d{1,15}) (\d{1,9}(?:\.\d{1,6})?)$/;
/**
 * The `common` and `combined` formats of nginx, Apache and squid, with what may follow: squid adds its result code and where
 * the answer came from (`logformat common` and `combined` in squid's documentation of access_log).
 */
const combined =
  /^(\S{1,64}) \S{1,64} (\S{1,200}) \[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})\] "((?:[^"\\]|\\.){0,65536})" (\d{3}) (\d{1,15}|-)(?: "((?:[^"\\]|\\.){0,8192})" "((?:[^"\\]|\\.){0,8192})")?(?: ([A-Z_]{3,40}):[A-Z_]{3,30}(?= |$))?/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads nginx logs: the `combined` access log of a reverse proxy, the log of an SNI relay, and JSON objects. A reverse
 * proxy's line names no host; the first part of the path often shows the upstream. A forward proxy's line names the host in
 * the request.
 */
export function nginxReader(ports: ReaderPorts): CaptureReader {
  return logReader(ports, 'nginx', ({ text, line }) => {
    if (text.startsWith('{')) return readObject(text, nginxJson, 'nginx', line, ports);
    const relay = relayed.exec(text);
    return relay === null ? readCombined(ports.sink, text, line) : readRelay(ports.sink, relay, line);
  });
}

function readRelay(sink: CaptureSink, found: RegExpExecArray, line: number): LineOutcome {
  const [, client, iso, name = '', upstream = '', status, down, up, seconds] = found;
  const endTime = zonedTime(iso);
  const target = upstream.split(',').at(-1)?.trim() ?? '';
  const address = readHost(target);
  const took = Math.round(Number(seconds) * 1000);
  sink.record(
    makeRecord({
      format: 'nginx',
      level: 'bytes',
      protocol: 'tcp',
      time: endTime === undefined ? undefined : endTime - took,
      endTime,
      host: hostName(name) ?? address?.host,
      ip: address?.ip,
      port: address?.port,
      client,
      outcome: status === '200' ? 'allowed' : 'blocked',
      bytesSent: count(up),
      bytesReceived: count(down),
      place: { line },
    }),
  );
  return 'read';
}

/** Reads a line of a web server's or proxy's access log. The record is one of squid if squid's result code is at the end. */
export function readCombined(sink: CaptureSink, text: string, line: number): LineOutcome {
  const found = combined.exec(text);
  if (found === null) return 'unknown';
  const [, client, user, day, month, year, clock, zone, request = '', status = '', bytes, , agent = '-', result] =
    found;
  const asked = requestOf(request);
  if (asked === null) return 'other';
  const isTunnel = asked.protocol === 'tcp';
  const isDenied = result === undefined ? isTunnel && !status.startsWith('2') : result.includes('DENIED');
  sink.record(
    makeRecord({
      format: result === undefined ? 'nginx' : 'squid',
      level: isTunnel ? 'bytes' : 'url',
      ...asked,
      time: timeOf(day, month, year, clock, zone),
      client,
      user: user === '-' ? undefined : user,
      outcome: isDenied ? 'blocked' : 'allowed',
      bytesReceived: isDenied ? undefined : count(bytes),
      status: count(status),
      headers: agent === '-' ? undefined : { 'user-agent': agent },
      place: { line },
    }),
  );
  return 'read';
}

/** A request; it has no host if the line names none. */
interface Asked extends ProxyTarget {
  readonly method: string;
}

/** Parses a request line; null for a line without a usable request, such as the empty one after a failed handshake. */
function requestOf(line: string): Asked | null {
  const [, method, target] = /^([A-Z]{1,20}) (\S{1,65536})(?: HTTP\/\d(?:\.\d)?)?$/.exec(line) ?? [];
  if (method === undefined || target === undefined) return null;
  const isOfServer = method !== 'CONNECT' && (target.startsWith('/') || target === '*');
  if (isOfServer) return { method, protocol: 'http', path: maskedPath(target) };
  // A forward proxy answers a request without a host with its own error page.
  const asked = proxyTarget(method, target);
  return asked === null ? null : { method, ...asked };
}

function timeOf(day = '', month = '', year = '', clock = '', zone = ''): number | undefined {
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  return zonedTime(`${year}-${number}-${day}T${clock}${zone}`);
}

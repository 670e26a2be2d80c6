import { maskedPath, readAddress } from '../../address.ts';
import { hostName, type NamedHost, readHost } from '../../hostName.ts';
import { count, makeRecord, zonedTime } from '../../record.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import { type LineOutcome, logReader } from '../logReader.ts';
import { nginxJson } from '../tables/nginx.ts';
import { readObject } from '../tables/table.ts';

/** client [iso time] server-name upstream status bytes-to-client bytes-from-client seconds: an `ssl_preread` relay's log. */
const relayed =
  /^(\S{1,64}) \[([^\]]{10,40})\] (\S{1,260}) (\S{1,300}) (\d{3}) (\d{1,15}) (\d{1,15}) (\d{1,9}(?:\.\d{1,6})?)$/;
/**
 * The `common` and `combined` formats of nginx, Apache and squid, with what may follow them: squid adds its own result and
 * where the answer came from (`logformat common` and `combined` in squid's documentation of access_log).
 */
const combined =
  /^(\S{1,64}) \S{1,64} (\S{1,200}) \[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})\] "((?:[^"\\]|\\.){0,65536})" (\d{3}) (\d{1,15}|-)(?: "((?:[^"\\]|\\.){0,8192})" "((?:[^"\\]|\\.){0,8192})")?(?: ([A-Z_]{3,40}):[A-Z_]{3,30}(?= |$))?/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads nginx: the `combined` access log of a reverse proxy, the log of an SNI relay, and objects of JSON. A line of a reverse proxy names
 * no host; the path's first part often tells the upstream. A line of a forward proxy names it in the request.
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

/** A line of a web server's or proxy's access log; a record of squid where its result stands at the end. */
export function readCombined(sink: CaptureSink, text: string, line: number): LineOutcome {
  const found = combined.exec(text);
  if (found === null) return 'unknown';
  const [, client, user, day, month, year, clock, zone, request = '', status = '', bytes, , agent = '-', result] =
    found;
  const asked = requestOf(request);
  if (asked === null) return 'other';
  const isDenied = result === undefined ? asked.isTunnel && !status.startsWith('2') : result.includes('DENIED');
  const { method, path, address } = asked;
  sink.record(
    makeRecord({
      format: result === undefined ? 'nginx' : 'squid',
      level: asked.isTunnel ? 'bytes' : 'url',
      protocol: asked.isTunnel ? 'tcp' : 'http',
      host: address?.host,
      ip: address?.ip,
      port: address?.port,
      time: timeOf(day, month, year, clock, zone),
      client,
      user: user === '-' ? undefined : user,
      outcome: isDenied ? 'blocked' : 'allowed',
      bytesReceived: isDenied ? undefined : count(bytes),
      method,
      path,
      status: count(status),
      headers: agent === '-' ? undefined : { 'user-agent': agent },
      place: { line },
    }),
  );
  return 'read';
}

interface Asked {
  readonly method: string;
  /** Undefined for a tunnel. */
  readonly path: string | undefined;
  /** Null where the line names no host. */
  readonly address: NamedHost | null;
  readonly isTunnel: boolean;
}

/** A request line; null for one that asks a host for nothing, such as an empty one after a handshake that failed. */
function requestOf(line: string): Asked | null {
  const [, method, target] = /^([A-Z]{1,20}) (\S{1,65536})(?: HTTP\/\d(?:\.\d)?)?$/.exec(line) ?? [];
  if (method === undefined || target === undefined) return null;
  if (method === 'CONNECT') {
    const address = readHost(target);
    return address === null ? null : { method, path: undefined, address, isTunnel: true };
  }
  if (target.startsWith('/') || target === '*')
    return { method, path: maskedPath(target), address: null, isTunnel: false };
  // What a forward proxy answers to a request that names no host is its own error page.
  const address = readAddress(target);
  return address === null ? null : { method, path: address.path, address, isTunnel: false };
}

function timeOf(day = '', month = '', year = '', clock = '', zone = ''): number | undefined {
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  return zonedTime(`${year}-${number}-${day}T${clock}${zone}`);
}

import { maskedPath } from '../../address.ts';
import { hostName, readHost } from '../../hostName.ts';
import { count, makeRecord, zonedTime } from '../../record.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/** client [iso time] server-name upstream status bytes-to-client bytes-from-client seconds: an `ssl_preread` relay's log. */
const relayed =
  /^(\S{1,64}) \[([^\]]{10,40})\] (\S{1,260}) (\S{1,300}) (\d{3}) (\d{1,15}) (\d{1,15}) (\d{1,9}(?:\.\d{1,6})?)$/;
/** The `combined` format of nginx and Apache, with what may follow it. */
const combined =
  /^(\S{1,64}) \S{1,64} \S{1,200} \[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})\] "((?:[^"\\]|\\.){0,65536})" (\d{3}) (\d{1,15}|-)(?: "((?:[^"\\]|\\.){0,8192})" "((?:[^"\\]|\\.){0,8192})")?/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads nginx: the `combined` access log of a reverse proxy, and the log of an SNI relay. A combined line names no host;
 * the path's first part often tells the upstream.
 */
export function nginxReader(ports: ReaderPorts): CaptureReader {
  return logReader(ports, 'nginx', ({ text, line }) => {
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

function readCombined(sink: CaptureSink, text: string, line: number): LineOutcome {
  const found = combined.exec(text);
  if (found === null) return 'unknown';
  const [, client, day = '', month = '', year = '', clock = '', zone = '', request = '', status, bytes, , agent] =
    found;
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  // A handshake that failed leaves an empty request line or bytes that are none.
  const [, method, path] = /^([A-Z]{1,20}) (\S{1,65536})(?: HTTP\/\d(?:\.\d)?)?$/.exec(request) ?? [];
  if (method === undefined || path === undefined) return 'other';
  sink.record(
    makeRecord({
      format: 'nginx',
      level: 'url',
      protocol: 'http',
      time: zonedTime(`${year}-${number}-${day}T${clock}${zone}`),
      client,
      outcome: 'allowed',
      bytesReceived: count(bytes),
      method,
      path: maskedPath(path),
      status: count(status),
      headers: agent === undefined || agent === '-' ? undefined : { 'user-agent': agent },
      place: { line },
    }),
  );
  return 'read';
}

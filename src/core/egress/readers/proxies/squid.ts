import { proxyTarget } from '../../address.ts';
import { count, epochSeconds, makeRecord } from '../../record.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import { type LineOutcome, logReader } from '../logReader.ts';
import { readCombined } from './nginx.ts';

/** `Nov 28 10:00:01 host (squid-1)[123]: `, if the log goes to syslog. */
const syslogPrefix = /^(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,80} \(?squid[^\s:]{0,30}: /;
/**
 * squid's native format: seconds, elapsed milliseconds, client, code/status, bytes to the client, method, URL, user, where
 * the answer came from, type. A `%>st` after it, which squid's documentation of logformat calls the size of the request,
 * gives the bytes sent; squid does not log it by default.
 */
const line =
  /^(\d{9,11}\.\d{3}) +(\d{1,10}) (\S{1,260}) ([A-Z_]{3,40})\/(\d{3}) (\d{1,15}) ([A-Z_-]{1,20}) (\S{1,65536}) (\S+) [A-Z_]{3,30}\/\S+(?: \S+ (\d{1,15})(?= |$))?/;

/** Reads squid's access.log in its native format or in that of web servers. */
export function squidReader(ports: ReaderPorts): CaptureReader {
  return logReader(ports, 'squid', ({ text, line: number }) => readSquidLine(ports.sink, text, number));
}

/** Reads one line of squid's access.log. */
export function readSquidLine(sink: CaptureSink, text: string, number: number): LineOutcome {
  const found = line.exec(text.replace(syslogPrefix, ''));
  if (found === null) return readCombined(sink, text, number);
  const [, seconds, elapsed, client, code = '', status, bytes, method = '', url = '', user, sent] = found;
  const asked = proxyTarget(method, url);
  if (asked === null) return url.startsWith('error:') || url.startsWith('/') ? 'other' : 'unknown';
  const endTime = epochSeconds(seconds);
  const took = count(elapsed) ?? 0;
  const isDenied = code.includes('DENIED');
  sink.record(
    makeRecord({
      format: 'squid',
      level: asked.protocol === 'http' ? 'url' : 'bytes',
      // squid writes a line at the end of a request.
      time: endTime === undefined ? undefined : endTime - took,
      endTime,
      ...asked,
      client,
      user: user === '-' ? undefined : user,
      outcome: isDenied ? 'blocked' : 'allowed',
      bytesSent: count(sent),
      bytesReceived: isDenied ? undefined : count(bytes),
      method,
      status: count(status),
      place: { line: number },
    }),
  );
  return 'read';
}

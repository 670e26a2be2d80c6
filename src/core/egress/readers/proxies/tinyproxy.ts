import { readAddress } from '../../address.ts';
import { hostName, readHost } from '../../hostName.ts';
import { makeRecord } from '../../record.ts';
import type { CaptureReader, EgressRecord, ReaderPorts } from '../../types.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

const line =
  /^(?:CONNECT|INFO|NOTICE|WARNING|ERROR|CRITICAL|DEBUG) +[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})? \[\d{1,10}\]: (.*)$/;
const request = /^Request \(file descriptor \d{1,6}\): ([A-Z]{1,20}) (\S{1,8192}) HTTP\/\d/;
const refused = /^Proxying refused on filtered (?:domain|url) "([^"]{1,8192})"/;
const established = /^Established connection to host "([^"]{1,260})"/;
/** Requests whose outcome may still come. */
const windowSize = 64;

type Request = { record: EgressRecord; host: string | undefined; isSettled: boolean };

/** Reads tinyproxy's log: one record for each request; its filter's refusals are told. It names no year and no zone. */
export function tinyproxyReader(ports: ReaderPorts): CaptureReader {
  const waiting: Request[] = [];
  const give = (each: Request | undefined): void => {
    if (each !== undefined) ports.sink.record(each.record);
  };
  const settle = (host: string | null, outcome: EgressRecord['outcome']): LineOutcome => {
    const found = waiting.find(each => !each.isSettled && each.host === (host ?? undefined));
    if (found === undefined) return 'other';
    found.record = { ...found.record, outcome };
    found.isSettled = true;
    return 'read';
  };
  return logReader(
    ports,
    'tinyproxy',
    ({ text, line: number }) => {
      const message = line.exec(text)?.[1];
      if (message === undefined) return 'unknown';
      const denied = refused.exec(message)?.[1];
      if (denied !== undefined) return settle(hostName(denied) ?? readAddress(denied)?.host ?? null, 'blocked');
      const reached = established.exec(message)?.[1];
      if (reached !== undefined) return settle(hostName(reached), 'allowed');
      const found = request.exec(message);
      if (found === null) return message.startsWith('Request (') ? 'unknown' : 'other';
      const record = requestRecord(found[1] ?? '', found[2] ?? '', number);
      if (record === null) return 'unknown';
      waiting.push({ record, host: record.host, isSettled: false });
      if (waiting.length > windowSize) give(waiting.shift());
      return 'read';
    },
    () => waiting.splice(0).forEach(give),
  );
}

function requestRecord(method: string, target: string, line: number): EgressRecord | null {
  const asked = method === 'CONNECT' ? null : readAddress(target);
  const address = method === 'CONNECT' ? readHost(target) : asked;
  if (address === null) return null;
  const { host, ip, port } = address;
  return makeRecord({
    format: 'tinyproxy',
    level: asked !== null ? 'url' : 'host',
    protocol: asked !== null ? 'http' : 'tcp',
    host,
    ip,
    port,
    method,
    path: asked?.path,
    outcome: 'unknown',
    place: { line },
  });
}

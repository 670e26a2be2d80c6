import { proxyTarget, readAddress } from '../../address.ts';
import { hostName } from '../../hostName.ts';
import { makeRecord } from '../../record.ts';
import type { CaptureReader, EgressRecord, ReaderPorts } from '../../types.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

const line =
  /^(?:CONNECT|INFO|NOTICE|WARNING|ERROR|CRITICAL|DEBUG) +[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})? \[\d{1,10}\]: (.*)$/;
const request = /^Request \(file descriptor \d{1,6}\): ([A-Z]{1,20}) (\S{1,8192}) HTTP\/\d/;
const refused = /^Proxying refused on filtered (?:domain|url) "([^"]{1,8192})"/;
const established = /^Established connection to host "([^"]{1,260})"/;
/** How many requests wait for their outcome. */
const windowSize = 64;

type Request = { record: EgressRecord; host: string | undefined; isSettled: boolean };

/** Reads tinyproxy's log: one record per request, blocked if its filter refused it. The log gives no year and no zone. */
export function tinyproxyReader(ports: ReaderPorts): CaptureReader {
  const waiting: Request[] = [];
  const give = (each: Request | undefined): void => {
    if (each !== undefined) ports.sink.record(each.record);
  };
  const settle = ({ host, outcome }: Outcome): LineOutcome => {
    const found = waiting.find(each => !each.isSettled && each.host === host);
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
      const outcome = outcomeIn(message);
      if (outcome !== null) return settle(outcome);
      const found = request.exec(message);
      if (found === null) return message.startsWith('Request (') ? 'unknown' : 'other';
      const [, method = '', target = ''] = found;
      const record = requestRecord(method, target, number);
      if (record === null) return 'unknown';
      waiting.push({ record, host: record.host, isSettled: false });
      if (waiting.length > windowSize) give(waiting.shift());
      return 'read';
    },
    () => waiting.splice(0).forEach(give),
  );
}

interface Outcome {
  readonly host: string | undefined;
  readonly outcome: EgressRecord['outcome'];
}

/** Returns the outcome of an earlier request that a message reports; null for other messages. */
function outcomeIn(message: string): Outcome | null {
  const denied = refused.exec(message)?.[1];
  if (denied !== undefined) return { host: hostName(denied) ?? readAddress(denied)?.host, outcome: 'blocked' };
  const reached = established.exec(message)?.[1];
  return reached === undefined ? null : { host: hostName(reached) ?? undefined, outcome: 'allowed' };
}

function requestRecord(method: string, target: string, line: number): EgressRecord | null {
  const asked = proxyTarget(method, target);
  if (asked === null) return null;
  return makeRecord({
    format: 'tinyproxy',
    level: asked.protocol === 'http' ? 'url' : 'host',
    ...asked,
    method,
    outcome: 'unknown',
    place: { line },
  });
}

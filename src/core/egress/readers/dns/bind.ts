import { zonedTime } from '../../record.ts';
import type { CaptureReader, ReaderPorts } from '../../types.ts';
import { DnsQueries } from './dnsQueries.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/**
 * What every line about a client has, whatever the print-* options put before it: `client [@0x…] IP#port (name): …`.
 * Without `print-time iso8601-utc` the time names no zone and is left out.
 */
const line =
  /^(.{0,120}?)\bclient (?:@0x[0-9a-f]{1,16} )?([0-9A-Fa-f.:%]{2,64})#(\d{1,5})(?:\/key \S{1,260})? \((\S{1,260})\): (?:view [^:]{1,80}: )?(.*)$/;
const query = /^query: (\S{1,260}) (?:IN|CH|HS|ANY|CLASS\d{1,5}) ([A-Z0-9]{1,12}) [+-]/;
const rewrite =
  /^(?:disabled )?rpz (?:QNAME|CLIENT-IP|IP|NSIP|NSDNAME) (\S{1,20}) rewrite (\S{1,260})\/([A-Z0-9]{1,12})\/[A-Z]{2,5} via /;
/** Any line of BIND's log, so that other categories are not taken for damage. */
const anyLine =
  /^(?:\d{4}-\d\d-\d\dT|\d\d-[A-Z][a-z]{2}-\d{4} |[a-z-]{2,20}: |(?:info|notice|warning|error|debug \d{1,2}|critical): )/;

/** Reads BIND's categories `queries` and `rpz`: one record for each query; what a policy zone rewrote counts as blocked. */
export function bindReader(ports: ReaderPorts): CaptureReader {
  const queries = new DnsQueries(ports.sink, 'bind');
  return logReader(
    ports,
    'bind',
    ({ text, line: number }) => readLine(queries, text, number),
    () => queries.end(),
  );
}

function readLine(queries: DnsQueries, text: string, number: number): LineOutcome {
  const found = line.exec(text);
  if (found === null) return anyLine.test(text) ? 'other' : 'unknown';
  const [, before = '', client = '', port = '', , rest = ''] = found;
  const time = zonedTime(/\d{4}-\d\d-\d\dT\S{8,24}/.exec(before)?.[0]);
  const asked = query.exec(rest);
  if (asked !== null) {
    const [, name = '', type = ''] = asked;
    queries.add({ name, type, client, key: keyOf(client, port, name, type), time, place: { line: number } });
    return 'read';
  }
  const rewritten = rewrite.exec(rest);
  if (rewritten === null) return rest.startsWith('query: ') || rest.startsWith('rpz ') ? 'unknown' : 'other';
  const [whole, policy = '', name = '', type = ''] = rewritten;
  const key = keyOf(client, port, name, type);
  const target = queries.find({ key }) ?? queries.add({ name, type, client, key, time, place: { line: number } });
  const isLetThrough = policy === 'PASSTHRU' || whole.startsWith('disabled');
  target.outcome = isLetThrough ? 'allowed' : 'blocked';
  return 'read';
}

function keyOf(client: string, port: string, name: string, type: string): string {
  return `${client}#${port} ${name.toLowerCase()} ${type}`;
}

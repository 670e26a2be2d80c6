import { zonedTime } from '../../record.ts';
import type { CaptureReader, ReaderPorts } from '../../types.ts';
import { DnsQueries, type DnsQuery } from './dnsQueries.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/**
 * The part that every line about a client has, whatever the print-* options put before it: `client [@0x…] IP#port (name): …`.
 * Without `print-time iso8601-utc` the time gives no zone and is left out.
 */
const line =
  /^(.{0,120}?)\bclient (?:@0x[0-9a-f]{1,16} )?([0-9A-Fa-f.:%]{2,64})#(\d{1,5})(?:\/key \S{1,260})? \((\S{1,260})\): (?:view [^:]{1,80}: )?(.*)$/;
const query = /^query: (\S{1,260}) (?:IN|CH|HS|ANY|CLASS\d{1,5}) ([A-Z0-9]{1,12}) [+-]/;
const rewrite =
  /^(?:disabled )?rpz (?:QNAME|CLIENT-IP|IP|NSIP|NSDNAME) (\S{1,20}) rewrite (\S{1,260})\/([A-Z0-9]{1,12})\/[A-Z]{2,5} via /;
/** Any line of BIND's log, so other categories are not reported as damage. */
const anyLine =
  /^(?:\d{4}-\d\d-\d\dT|\d\d-[A-Z][a-z]{2}-\d{4} |[a-z-]{2,20}: |(?:info|notice|warning|error|debug \d{1,2}|critical): )/;

/**
 * Reads BIND's categories `queries` and `rpz`: one record per query. A query that a policy zone rewrote counts as blocked,
 * except with PASSTHRU or in a disabled zone.
 */
export function bindReader(ports: ReaderPorts): CaptureReader {
  const queries = new DnsQueries(ports.sink, 'bind');
  return logReader(
    ports,
    'bind',
    ({ text, line: number }) => readLine(queries, text, number),
    () => queries.end(),
  );
}

/** What a line says about its client: who asked, when, and in which line. */
type Asker = Pick<DnsQuery, 'client' | 'time' | 'place'> & { readonly port: string };

function readLine(queries: DnsQueries, text: string, number: number): LineOutcome {
  const found = line.exec(text);
  if (found === null) return anyLine.test(text) ? 'other' : 'unknown';
  const [, before = '', client = '', port = '', , rest = ''] = found;
  const time = zonedTime(/\d{4}-\d\d-\d\dT\S{8,24}/.exec(before)?.[0]);
  const asker: Asker = { client, port, time, place: { line: number } };
  if (readQuery(queries, rest, asker) || readRewrite(queries, rest, asker)) return 'read';
  return rest.startsWith('query: ') || rest.startsWith('rpz ') ? 'unknown' : 'other';
}

/**
 * Reads a query.
 * @returns false if the text is not a query
 */
function readQuery(queries: DnsQueries, text: string, asker: Asker): boolean {
  const [whole, name = '', type = ''] = query.exec(text) ?? [];
  if (whole !== undefined) queries.add(queryOf(name, type, asker));
  return whole !== undefined;
}

/**
 * Reads a rewrite by a response policy zone.
 * @returns false if the text is not about one
 */
function readRewrite(queries: DnsQueries, text: string, asker: Asker): boolean {
  const [whole, policy = '', name = '', type = ''] = rewrite.exec(text) ?? [];
  if (whole === undefined) return false;
  const asked = queryOf(name, type, asker);
  const target = queries.find({ key: asked.key }) ?? queries.add(asked);
  const isLetThrough = policy === 'PASSTHRU' || whole.startsWith('disabled');
  target.outcome = isLetThrough ? 'allowed' : 'blocked';
  return true;
}

function queryOf(name: string, type: string, { client, port, time, place }: Asker): DnsQuery {
  const key = `${client ?? ''}#${port} ${name.toLowerCase()} ${type}`;
  return { name, type, client, key, time, place };
}

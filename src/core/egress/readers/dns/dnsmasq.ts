import { isAddress } from '../../hostName.ts';
import { zonedTime } from '../../record.ts';
import type { CaptureFormat, CaptureReader, ReaderPorts } from '../../types.ts';
import { addAnswer, DnsQueries, type DnsQuery, isSinkhole } from './dnsQueries.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/**
 * The part before a message. dnsmasq itself writes `Nov 20 22:04:50 dnsmasq[3429]: `, and to standard error (containers)
 * `dnsmasq: `; syslog adds a host; OpenWrt's `logread` adds the day of the week, the year and the facility (`Sat Nov 28
 * 10:00:01 2026 daemon.info dnsmasq[1]: `); RFC 3164 puts a priority in front; journald, Docker and newer Pi-holes write an
 * ISO time.
 */
const prefix =
  /^(?:<\d{1,3}>)?(?:(?:((?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?: \d{4})?)|(\d{4}-\d\d-\d\d[T ]\S{8,35}(?: [+-]\d{4}| UTC)?)) )?(?:[^\s:]{1,80} ){0,2}(?:dnsmasq|pihole-FTL)(?:-\w{1,10})?(?:\[\d{1,10}\])?: (.*)$/;
/** With `log-queries=extra`, each message is preceded by a serial and the client's address and port. */
const extra = /^(\d{1,10}) ([0-9A-Fa-f.:]{2,45})\/(\d{1,5}) (.*)$/;
/** dnsmasq writes `[type=65]` for a type that it has no name for (RFC 3597 calls it TYPE65). */
const query = /^query\[([\w=-]{1,20})\] (\S{1,260}) from ([0-9A-Fa-f.:%\w]{2,64})/;
/** Verbs of dnsmasq 2.90 (measured 2026-11) and of Pi-hole's FTL (source, pi-hole/FTL@8d1add8d). */
const answer =
  /^(config|cached(?:-stale)?|reply|gravity blocked|exactly (?:denied|blacklisted)|regex (?:denied|blacklisted)|special domain|\/\S{1,300}) (\S{1,260})(?: \(CNAME\))? is (\S{1,300})/;
const forwarded = /^forwarded (\S{1,260}) to /;

/**
 * Reads the query log of dnsmasq and of Pi-hole: one record per query, with its outcome. The log gives no year and no zone,
 * so records have no time unless it is written as an ISO date.
 */
export function dnsmasqReader(ports: ReaderPorts, format: CaptureFormat = 'dnsmasq'): CaptureReader {
  const queries = new DnsQueries(ports.sink, format);
  return logReader(
    ports,
    format,
    ({ text: whole, line }) => {
      const found = prefix.exec(whole);
      if (found === null) return 'unknown';
      const [, written, iso, text = ''] = found;
      return readMessage(queries, text, { time: zonedTime(iso), written: written ?? iso }, line);
    },
    () => queries.end(),
  );
}

function readMessage(
  queries: DnsQueries,
  text: string,
  times: Pick<DnsQuery, 'time' | 'written'>,
  line: number,
): LineOutcome {
  const [, serial, client = '', , untied = text] = extra.exec(text) ?? [];
  const key = serial === undefined ? undefined : `${serial} ${client}`;
  if (untied.startsWith('query[')) return readQuery(queries, untied, { key, ...times, place: { line } });
  return readForward(queries, untied, key) ?? readAnswer(queries, untied, key);
}

function readQuery(queries: DnsQueries, text: string, more: Omit<DnsQuery, 'name'>): LineOutcome {
  const [whole, type, name = '', client] = query.exec(text) ?? [];
  if (whole === undefined) return 'unknown';
  queries.add({ ...more, name, type: type?.replace(/^type=/, 'TYPE'), client });
  return 'read';
}

/** Reads a query that was forwarded to another server; null for any other text. */
function readForward(queries: DnsQueries, text: string, key: string | undefined): LineOutcome | null {
  const name = forwarded.exec(text)?.[1];
  if (name === undefined) return null;
  const found = queries.find({ key, name });
  if (found !== undefined) found.outcome ??= 'allowed';
  return 'read';
}

function readAnswer(queries: DnsQueries, text: string, key: string | undefined): LineOutcome {
  const [whole, verb = '', name = '', value = ''] = answer.exec(text) ?? [];
  const found = whole === undefined ? undefined : queryOf(queries, key, name);
  if (found === undefined) return 'other';
  settle(found, verb, name, value);
  return 'read';
}

/**
 * Returns the query that an answer belongs to. `config error is REFUSED` names no query, and the parts of an alias have
 * another name.
 */
function queryOf(queries: DnsQueries, key: string | undefined, name: string): DnsQuery | undefined {
  if (key !== undefined) return queries.find({ key });
  if (name === 'error') return queries.findLast(each => each.outcome === undefined);
  return queries.find({ name }) ?? queries.findLast(each => each.isAlias === true);
}

function settle(found: DnsQuery, verb: string, name: string, value: string): void {
  if (name === 'error') {
    // Refused because there is no server to ask: nobody decided to block the host.
    found.outcome ??= 'unknown';
    return;
  }
  const isLocal = verb !== 'reply' && !verb.startsWith('cached');
  const isBlocked = /blocked|denied|blacklisted|special/.test(verb) || (isLocal && isSinkhole(value));
  if (isBlocked) found.outcome = 'blocked';
  else if (found.outcome !== 'blocked') found.outcome = 'allowed';
  if (value === '<CNAME>') found.isAlias = true;
  if (isAddress(value) && !isBlocked) addAnswer(found, value);
}

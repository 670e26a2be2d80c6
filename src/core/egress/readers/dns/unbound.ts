import { hostName } from '../../hostName.ts';
import { epochSeconds, zonedTime } from '../../record.ts';
import type { CaptureReader, ReaderPorts } from '../../types.ts';
import { DnsQueries } from './dnsQueries.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/**
 * `[1795212529] unbound[13310:0] info: …`, or after syslog's date and host. `log-tag-queryreply` writes query and reply
 * instead of info.
 */
const prefix =
  /^(?:\[(\d{9,11})\] |(\d{4}-\d\d-\d\dT\S{8,24}) |[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )?(?:[^\s:[]{1,80} )?unbound(?:\[\d{1,10}:[0-9a-f]{1,4}\]|\[\d{1,10}\])?:? (?:\[\d{1,10}:[0-9a-f]{1,4}\] )?(info|query|reply|notice|warning|error|debug): (.*)$/;
/** Client, name, type and class; a reply adds the code, seconds, whether it came from the cache, and bytes. */
const asked =
  /^([0-9A-Fa-f.:]{2,45}) (\S{1,260}) ([A-Z0-9]{1,12}) (?:IN|CH|HS|ANY)(?: ([A-Z0-9]{2,12}) [\d.]{1,12} [01] \d{1,6})?/;
const local = /^\S{1,260} ([a-z_]{3,30}) ([0-9A-Fa-f.:]{2,45})@\d{1,5} (\S{1,260}) ([A-Z0-9]{1,12}) (?:IN|CH|HS|ANY)$/;
/** Actions of a local zone that keep the client from getting an answer (unbound.conf(5), local-zone, version 1.17). */
const blocking =
  /^(?:always_nxdomain|always_null|always_refuse|always_nodata|always_deny|deny|refuse|static|inform_deny|redirect|inform_redirect|block_a)$/;

/** Reads unbound's log with `log-queries`, `log-replies` or `log-local-actions`: one record per query. */
export function unboundReader(ports: ReaderPorts): CaptureReader {
  const queries = new DnsQueries(ports.sink, 'unbound');
  return logReader(
    ports,
    'unbound',
    ({ text, line }) => {
      const found = prefix.exec(text);
      if (found === null) return 'unknown';
      const time = epochSeconds(found[1]) ?? zonedTime(found[2]);
      return readMessage(queries, found[4] ?? '', time, line);
    },
    () => queries.end(),
  );
}

function readMessage(queries: DnsQueries, text: string, time: number | undefined, line: number): LineOutcome {
  const action = local.exec(text);
  if (action !== null) {
    const [, verb = '', client = '', name = '', type = ''] = action;
    const query = open(queries, client, name, type, time, line);
    if (blocking.test(verb)) query.outcome = 'blocked';
    return 'read';
  }
  const found = asked.exec(text);
  const [, client = '', name = '', type = '', code] = found ?? [];
  if (found === null || hostName(name) === null) return 'other';
  if (code === undefined) {
    queries.add({ name, client, type, key: keyOf(client, name, type), time, place: { line } });
    return 'read';
  }
  const query = open(queries, client, name, type, time, line);
  query.outcome ??= 'allowed';
  query.isAnswered = true;
  return 'read';
}

/** Returns the query that a reply or an action belongs to. If queries themselves are not logged, one is added for the line. */
function open(queries: DnsQueries, client: string, name: string, type: string, time: number | undefined, line: number) {
  const key = keyOf(client, name, type);
  const known = queries.find({ key });
  if (known !== undefined && known.isAnswered !== true) return known;
  return queries.add({ name, client, type, key, time, place: { line } });
}

function keyOf(client: string, name: string, type: string): string {
  return `${client} ${name} ${type}`;
}

import { hostName, isAddress, portNumber } from '../../hostName.ts';
import { epochSeconds, makeRecord } from '../../record.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import { addAnswer, DnsQueries } from '../dns/dnsQueries.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/** Wireshark's field for the server name of a TLS client hello; versions before 3 called it ssl. */
export const sniFields = ['tls.handshake.extensions_server_name', 'ssl.handshake.extensions_server_name'] as const;

type Row = ReadonlyMap<string, string>;

/**
 * Reads `tshark -T fields -E header=y`: one record per DNS query and per TLS server name. Replies are recognised by
 * `dns.flags.response` if that field was requested, otherwise by the addresses in them.
 */
export function tsharkFieldsReader(ports: ReaderPorts): CaptureReader {
  const queries = new DnsQueries(ports.sink, 'tshark-fields');
  let names: readonly string[] | null = null;
  let separator = '\t';
  return logReader(
    ports,
    'tshark-fields',
    ({ text, line }) => {
      if (names === null) {
        separator = fieldSeparator(text);
        names = text.split(separator).map(unquoted);
        return 'other';
      }
      const values = text.split(separator);
      if (values.length !== names.length) return 'unknown';
      const row = new Map(names.map((name, i) => [name, unquoted(values[i] ?? '')]));
      return readRow(ports.sink, queries, row, line);
    },
    () => queries.end(),
  );
}

/** Returns the separator of a header line; field names contain none of these characters. */
export function fieldSeparator(header: string): string {
  return ['\t', ',', ';', '|', ' '].find(each => header.includes(each)) ?? '\t';
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

function readRow(sink: CaptureSink, queries: DnsQueries, row: Row, line: number): LineOutcome {
  const sni = first(row, ...sniFields);
  const host = sni === undefined ? null : hostName(sni);
  if (host === null) return readDns(queries, row, line);
  sink.record(
    makeRecord({
      format: 'tshark-fields',
      level: 'host',
      protocol: 'tcp',
      time: epochSeconds(row.get('frame.time_epoch')),
      host,
      ip: first(row, 'ip.dst', 'ipv6.dst'),
      port: portNumber(first(row, 'tcp.dstport', 'udp.dstport')),
      client: first(row, 'ip.src', 'ipv6.src'),
      outcome: 'unknown',
      place: { line },
    }),
  );
  return 'read';
}

function readDns(queries: DnsQueries, row: Row, line: number): LineOutcome {
  const name = first(row, 'dns.qry.name');
  if (name === undefined) return 'other';
  const answers = [...all(row, 'dns.a'), ...all(row, 'dns.aaaa')].filter(isAddress);
  const flag = first(row, 'dns.flags.response');
  const isReply = flag === undefined ? answers.length > 0 : flag === '1' || flag.toLowerCase() === 'true';
  const id = first(row, 'dns.id');
  const known = isReply ? queries.find(id === undefined ? { name } : { key: `${id} ${name}` }) : undefined;
  // A reply whose query was not captured still shows that somebody asked.
  const client = isReply ? first(row, 'ip.dst', 'ipv6.dst') : first(row, 'ip.src', 'ipv6.src');
  const key = id === undefined ? undefined : `${id} ${name}`;
  const query =
    known ?? queries.add({ name, key, client, time: epochSeconds(row.get('frame.time_epoch')), place: { line } });
  if (!isReply) return 'read';
  for (const answer of answers) {
    if (answer === '0.0.0.0' || answer === '::') query.outcome = 'blocked';
    else addAnswer(query, answer);
  }
  if (answers.length > 0) query.outcome ??= 'allowed';
  return 'read';
}

/** Splits the values of a field, which are joined with commas unless `-E aggregator` says otherwise. */
function all(row: Row, name: string): readonly string[] {
  return (row.get(name) ?? '').split(',').filter(value => value !== '');
}

function first(row: Row, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const [value] = all(row, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

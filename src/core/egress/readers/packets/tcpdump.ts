import { isAddress, portNumber } from '../../hostName.ts';
import { epochSeconds, makeRecord } from '../../record.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import { addAnswer, DnsQueries } from '../dns/dnsQueries.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/** `[time] [interface In|Out] IP src.port > dst.port: …`; times without a date and zone are no instant. */
const packet =
  /^(?:(\d{9,11}\.\d{1,9}) |(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{1,9} | ?\d\d:\d\d:\d\d\.\d{1,9} )?(?:\S{1,20} {1,4}(?:In|Out|B|M|P) {1,2})?(IP6?) ([0-9A-Fa-f.:%\w]{2,80}) > ([0-9A-Fa-f.:%\w]{2,80}): (.*)$/;
const asked = /^(\d{1,5})[+*%|-]{0,6} (?:\[[^\]]{1,40}\] ){0,4}([A-Za-z0-9]{1,20})\? (\S{1,260}) /;
const replied =
  /^(\d{1,5})([*|$%-]{0,6})(?: ([A-Z][A-Za-z]{1,15}))? (?:\[[^\]]{1,40}\] ){0,4}(?:q: .{1,300}? )?(\d{1,3})\/\d{1,3}\/\d{1,3}(.*)$/;
/** A message of tcpdump itself, or a packet that is not IP. */
const aside =
  /^(?:tcpdump: |listening on |reading from |\d+ packets? |dropped privs|\d\d:\d\d:\d\d\.\d+ |\d{9,11}\.\d+ |\s)/;

/** Reads tcpdump's output: one record per DNS query with its answers, and one per TCP connection opened. */
export function tcpdumpReader(ports: ReaderPorts): CaptureReader {
  const queries = new DnsQueries(ports.sink, 'tcpdump');
  let header = '';
  return logReader(
    ports,
    'tcpdump',
    ({ text: written, line }) => {
      // With --number, the packet's number comes first.
      const text = written.replace(/^ {0,8}\d{1,8} {2}(?=\S)/, '');
      // With -v, a packet takes two lines: the header ends with a parenthesis, the rest is indented.
      const isContinued = /^\s{2,}\S/.test(text) && header !== '';
      const whole = isContinued ? `${header} ${text.trim()}` : text;
      header = /^\S.{0,40}\bIP6? \(.{1,300}\)\s*$/.test(text) ? text.replace(/ \(.*$/, '') : '';
      if (header !== '') return 'other';
      return readPacket(ports.sink, queries, whole, line);
    },
    () => queries.end(),
  );
}

function readPacket(sink: CaptureSink, queries: DnsQueries, text: string, line: number): LineOutcome {
  const found = packet.exec(text);
  if (found === null) return aside.test(text) ? 'other' : 'unknown';
  const [, seconds, , from = '', to = '', rest = ''] = found;
  const source = endpoint(from);
  const target = endpoint(to);
  if (source === null || target === null) return 'other';
  const time = epochSeconds(seconds);
  const query = asked.exec(rest);
  if (query !== null) {
    const [, id = '', type, name = ''] = query;
    const key = `${source.ip} ${source.port} ${id}`;
    queries.add({ name, type, key, client: source.ip, time, place: { line } });
    return 'read';
  }
  const reply = replied.exec(rest);
  if (reply !== null) return readReply(queries, target, reply);
  if (!/^Flags \[S[EW]*\],/.test(rest)) return 'other';
  const { ip, port } = target;
  sink.record(
    makeRecord({
      format: 'tcpdump',
      level: 'host',
      protocol: 'tcp',
      time,
      ip,
      port,
      client: source.ip,
      outcome: 'unknown',
      place: { line },
    }),
  );
  return 'read';
}

/** Adds a reply to the query that it answers. */
function readReply(queries: DnsQueries, client: Endpoint, reply: RegExpExecArray): LineOutcome {
  const [, id = '', , code, count = '0', records = ''] = reply;
  const known = queries.find({ key: `${client.ip} ${client.port} ${id}` });
  if (known === undefined) return 'other';
  for (const match of records.matchAll(/\b(?:A|AAAA) ([0-9A-Fa-f.:]{2,45})/g)) {
    const address = match[1] ?? '';
    if (address === '0.0.0.0' || address === '::') known.outcome = 'blocked';
    else if (isAddress(address)) addAnswer(known, address);
  }
  if (code === undefined && Number(count) > 0) known.outcome ??= 'allowed';
  return 'read';
}

interface Endpoint {
  readonly ip: string;
  readonly port: number;
}

/** Parses `127.0.0.1.53` or `::1.53`: the port follows the last dot. */
function endpoint(text: string): Endpoint | null {
  const dot = text.lastIndexOf('.');
  const ip = text.slice(0, Math.max(0, dot));
  const port = portNumber(text.slice(dot + 1));
  return isAddress(ip) && port !== undefined ? { ip, port } : null;
}

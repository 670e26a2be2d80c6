import { hostName, isAddress, portNumber } from '../../hostName.ts';
import { isObject, type JsonObject, objectIn, oneOrMore, parseJson } from '../../../json.ts';
import { epochSeconds, makeRecord } from '../../record.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import { encodeUtf8 } from '../../utf8.ts';
import { addAnswer, DnsQueries, type DnsQuery } from '../dns/dnsQueries.ts';
import { reportingDamage } from '../json/damage.ts';
import { type JsonElement, JsonElements } from '../json/elements.ts';
import { sniFields } from './tsharkFields.ts';

const maximumPacket = 4 * 1024 * 1024;

/**
 * Reads `tshark -T json`: one record per DNS query and per TLS server name. tshark writes some keys twice, of which the last
 * value is kept; the keys read here are not among them.
 */
export function tsharkJsonReader(ports: ReaderPorts): CaptureReader {
  const { sink, decode } = ports;
  const queries = new DnsQueries(sink, 'tshark-json');
  const damage = reportingDamage(sink);
  const elements = new JsonElements({
    wanted: [['*']],
    unneeded: [],
    maximumText: maximumPacket,
    maximumElement: maximumPacket,
    markers: [{ bytes: encodeUtf8('"_index"'), position: 'first' }],
    onElement: (element: JsonElement) => {
      const layers = objectIn(parseJson(decode(element.bytes)), '_source', 'layers');
      if (layers !== undefined) readPacket(ports, queries, layers, element.offset);
      else if (element.state === 'whole') damage.onDamage(element.offset);
    },
    ...damage,
  });
  return {
    push: chunk => elements.push(chunk),
    end() {
      elements.end();
      queries.end();
    },
  };
}

interface Packet {
  readonly layers: JsonObject;
  readonly time: number | undefined;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly place: { readonly offset: number };
}

function readPacket({ sink }: ReaderPorts, queries: DnsQueries, layers: JsonObject, offset: number): void {
  const packet = {
    layers,
    time: epochSeconds(first(layers, 'frame', 'frame.time_epoch')),
    source: first(layers, 'ip', 'ip.src') ?? first(layers, 'ipv6', 'ipv6.src'),
    target: first(layers, 'ip', 'ip.dst') ?? first(layers, 'ipv6', 'ipv6.dst'),
    place: { offset },
  };
  readServerName(sink, packet);
  readDns(queries, packet);
}

function readServerName(sink: CaptureSink, { layers, time, source, target, place }: Packet): void {
  const sni = hostName(
    sniFields.map(name => valuesBelow(layers['tls'] ?? layers['ssl'], name)[0]).find(each => each !== undefined) ?? '',
  );
  if (sni === null) return;
  const port = portNumber(first(layers, 'tcp', 'tcp.dstport') ?? first(layers, 'udp', 'udp.dstport'));
  sink.record(
    makeRecord({
      format: 'tshark-json',
      level: 'host',
      protocol: 'tcp',
      time,
      host: sni,
      ip: target,
      port,
      client: source,
      outcome: 'unknown',
      place,
    }),
  );
}

function readDns(queries: DnsQueries, packet: Packet): void {
  const dns = objectIn(packet.layers, 'dns');
  const [name] = valuesBelow(dns, 'dns.qry.name');
  if (dns === undefined || name === undefined) return;
  const isReply = isReplying(dns);
  const { client, port } = clientOf(packet, isReply);
  const [id = ''] = valuesBelow(dns, 'dns.id');
  const [type = ''] = valuesBelow(dns, 'dns.qry.type');
  const key = `${client ?? ''} ${port ?? ''} ${id} ${name} ${type}`;
  const asked: DnsQuery = { name, key, client, time: packet.time, place: packet.place };
  if (!isReply) queries.add(asked);
  // A reply whose query was not captured still shows that somebody asked.
  else readReply(queries.find({ key }) ?? queries.add(asked), dns);
}

/** Whether a message is a reply. Booleans are 1 and 0 before version 4.2, True and False since. */
function isReplying(dns: JsonObject): boolean {
  const [flag = '0'] = valuesBelow(dns, 'dns.flags.response');
  return flag === '1' || flag === 'True' || flag === 'true';
}

/** Returns the address and port of the client that sent the query. */
function clientOf({ layers, source, target }: Packet, isReply: boolean) {
  return isReply
    ? { client: target, port: first(layers, 'udp', 'udp.dstport') }
    : { client: source, port: first(layers, 'udp', 'udp.srcport') };
}

function readReply(query: DnsQuery, dns: JsonObject): void {
  const answers = [...valuesBelow(dns, 'dns.a'), ...valuesBelow(dns, 'dns.aaaa')].filter(isAddress);
  if (answers.some(ip => ip === '0.0.0.0' || ip === '::')) {
    query.outcome = 'blocked';
    return;
  }
  if (valuesBelow(dns, 'dns.flags.rcode')[0] === '0') query.outcome = 'allowed';
  for (const answer of answers) addAnswer(query, answer);
}

function first(layers: JsonObject, layer: string, name: string): string | undefined {
  const value = objectIn(layers, layer)?.[name];
  const [found] = oneOrMore(value);
  return typeof found === 'string' ? found : undefined;
}

/** How deep tshark nests the fields of a layer. */
const maximumDepth = 12;

/** Returns the strings under a name anywhere in a layer; labels of questions and answers are in between. */
function valuesBelow(layer: unknown, name: string, depth = 0): readonly string[] {
  if (depth > maximumDepth) return [];
  if (Array.isArray(layer)) return layer.flatMap(each => valuesBelow(each, name, depth + 1));
  if (!isObject(layer)) return [];
  return Object.entries(layer).flatMap(([key, value]) => {
    if (key !== name) return valuesBelow(value, name, depth + 1);
    return oneOrMore(value).filter(each => typeof each === 'string');
  });
}

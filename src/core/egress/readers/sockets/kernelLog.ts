import { isObject, parseJson, textIn } from '../../../json.ts';
import { isAddress, portNumber } from '../../hostName.ts';
import { makeRecord, zonedTime } from '../../record.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/** The part that every LOG line has, in this order (iptables' LOG target and nft's `log`, measured on kernel 6.1, 2026-11). */
const packet = /^(.{0,400}?)\bIN=(\S{0,32}) OUT=(\S{0,32}) (.*)$/;

/**
 * Reads kernel log lines of iptables and nftables, plain or from `journalctl -k -o json`: one record per outgoing packet.
 * Only the prefix of the rule may say whether the packet was allowed.
 */
export function kernelLogReader(ports: ReaderPorts): CaptureReader {
  return logReader(ports, 'kernel-log', ({ text, line }) => {
    if (!text.startsWith('{')) return readPacket(ports.sink, text, undefined, line);
    const entry = parseJson(text);
    const message = textIn(entry, 'MESSAGE');
    if (message === undefined) return isObject(entry) ? 'other' : 'unknown';
    const micros = Number(textIn(entry, '__REALTIME_TIMESTAMP'));
    return readPacket(ports.sink, message, Number.isFinite(micros) ? Math.floor(micros / 1000) : undefined, line);
  });
}

function readPacket(sink: CaptureSink, text: string, journalTime: number | undefined, line: number): LineOutcome {
  const found = packet.exec(text);
  // The kernel log also contains unrelated lines.
  if (found === null) return / (?:SRC|DST|PROTO)=/.test(text) ? 'unknown' : 'other';
  const [, before = '', , out = '', rest = ''] = found;
  const values = new Map(
    [...rest.matchAll(/\b([A-Z]{2,12})=(\S{0,64})/g)].map(([, key = '', value = '']) => [key, value]),
  );
  const ip = values.get('DST');
  if (ip === undefined || !isAddress(ip)) return 'unknown';
  if (out === '') return 'other';
  const protocol = values.get('PROTO')?.toLowerCase();
  sink.record(
    makeRecord({
      format: 'kernel-log',
      level: 'host',
      protocol: protocol === 'tcp' || protocol === 'udp' ? protocol : undefined,
      time: journalTime ?? zonedTime(/^\d{4}-\d\d-\d\dT\S{8,24}/.exec(before)?.[0]),
      ip: plainAddress(ip),
      port: portNumber(values.get('DPT')),
      client: values.get('SRC'),
      outcome: outcomeOf(before),
      place: { line },
    }),
  );
  return 'read';
}

function outcomeOf(prefix: string): 'allowed' | 'blocked' | 'unknown' {
  if (/deny|denied|drop|block|reject|refuse/i.test(prefix)) return 'blocked';
  return /allow|accept|pass/i.test(prefix) ? 'allowed' : 'unknown';
}

/** Shortens an IPv6 address: the kernel writes it in full, and DNS answers have the short form. */
function plainAddress(ip: string): string {
  if (!ip.includes(':')) return ip;
  const groups = ip.split(':').map(group => group.replace(/^0+(?=.)/, ''));
  const short = groups.join(':');
  const run = /(?:^|:)0(?::0)+(?=:|$)/.exec(short);
  return (
    run === null ? short : `${short.slice(0, run.index)}::${short.slice(run.index + run[0].length + 1)}`
  ).toLowerCase();
}

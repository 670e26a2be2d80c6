import { isObject, type JsonObject, numberIn, parseJson, textIn } from '../json.ts';
import { listedHost } from './readers/sockets/hostList.ts';
import { fieldSeparator } from './readers/packets/tsharkFields.ts';
import { netskope } from './readers/tables/netskope.ts';
import { type Column, columnsOf, type TableLayout } from './readers/tables/layout.ts';
import { nginxJson } from './readers/tables/nginx.ts';
import { objectRow, tableOf } from './readers/tables/table.ts';
import { zscaler } from './readers/tables/zscaler.ts';
import { readLength } from './readers/mitmproxy/tnetstring.ts';
import { pcapMagic } from './readers/packets/pcap.ts';
import type { CaptureFormat } from './types.ts';

/** The number of bytes at the start of a capture that are enough to recognise its format. */
export const headLength = 64 * 1024;

/** How a capture is wrapped: compressed, or in the encoding that PowerShell uses for redirected output. */
export type Packing = 'none' | 'gzip' | 'zlib' | 'utf-16le' | 'utf-16be';

/** What the first bytes of a capture show. `format` is null if no reader knows it. */
export interface Recognised {
  readonly format: CaptureFormat | null;
  /** The wrapping to remove before the capture can be read. */
  readonly packing: Packing;
  /** Why the format is unknown: an empty capture, or binary data, text or JSON of no known form. */
  readonly reason?: 'empty' | 'binary' | 'text' | 'json';
}

/**
 * Recognises a capture's format by its content; file names are not used.
 * @param head the first {@link headLength} bytes, or the whole capture if shorter
 * @param decode decodes UTF-8
 */
export function recognise(head: Uint8Array, decode: (bytes: Uint8Array) => string): Recognised {
  if (head.length === 0) return unknown('empty');
  const packing = packingOf(head);
  if (packing !== 'none') return { format: null, packing };
  const binary = binaryFormat(head, decode);
  if (binary !== null) return { format: binary, packing };
  if (head.subarray(0, 8_000).includes(0)) return unknown('binary');
  const text = decode(head).replace(/^\ufeff/, '');
  if (text.trim() === '') return unknown('empty');
  const json = jsonFormat(text);
  if (json !== undefined) return json === null ? unknown('json') : { format: json, packing };
  const format = textFormat(text, head.length >= headLength);
  return format === null ? unknown('text') : { format, packing };
}

function unknown(reason: NonNullable<Recognised['reason']>): Recognised {
  return { format: null, packing: 'none', reason };
}

function packingOf([first = 0, second = 0]: Uint8Array): Packing {
  if (first === 0x1f && second === 0x8b) return 'gzip';
  // mitmproxy writes `.zhar`: HAR deflated with zlib's header (RFC 1950: a multiple of 31).
  if (first === 0x78 && ((first << 8) | second) % 31 === 0) return 'zlib';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'none';
}

function binaryFormat(head: Uint8Array, decode: (bytes: Uint8Array) => string): CaptureFormat | null {
  if (pcapMagic(head) !== null) return 'pcap';
  if (head.subarray(0, 4).join(' ') === '10 13 13 10') return 'pcapng';
  if (decode(head.subarray(0, 15)) === 'SQLite format 3') return 'pihole-database';
  const size = readLength(head, 0);
  if (size === null) return null;
  const key = /^\d{1,2}:[a-z_]{2,20}[;,]/.test(decode(head.subarray(size.start, size.start + 32)));
  return key ? 'mitmproxy' : null;
}

/** Returns undefined if the text is not JSON, and null if it is JSON of an unknown format. */
function jsonFormat(text: string): CaptureFormat | null | undefined {
  const start = text.trimStart();
  if (!/^[{[]/.test(start)) return undefined;
  const whole = documentFormat(start);
  if (whole !== null) return whole;
  const [firstLine = ''] = start.split('\n', 1);
  const entry = parseJson(firstLine);
  const lines = isObject(entry) ? lineFormat(entry, firstLine) : null;
  if (lines !== null) return lines;
  if (/"startedDateTime"/.test(start)) return 'har';
  // Lines of a text log may start with a bracket.
  return firstLine.startsWith('[') && entry === undefined ? undefined : null;
}

/** Returns the format of a single JSON document, by its first keys. */
function documentFormat(text: string): CaptureFormat | null {
  if (/"logEventTypes"|"timeTickOffset"|"logSourceType"/.test(text)) return 'netlog';
  if (/^\[?\s*\{\s*"_index"\s*:|"_source"\s*:\s*\{\s*"layers"/.test(text)) return 'tshark-json';
  const isHar = /^\{[^{]{0,2000}"log"\s*:\s*\{/.test(text) && /"(?:entries|creator|version|pages)"\s*:/.test(text);
  return isHar ? 'har' : null;
}

/** Returns the format of a log that has one JSON object per line. */
function lineFormat(entry: JsonObject, line: string): CaptureFormat | null {
  if (textIn(entry, 'host') !== undefined && numberIn(entry, 't') !== undefined) return 'recorder';
  if (textIn(entry, '__REALTIME_TIMESTAMP') !== undefined) return 'kernel-log';
  return rowFormat(line);
}

/** The shapes of each log's lines. The format that most lines match wins, so one stray line decides nothing. */
const shapes: readonly (readonly [CaptureFormat, RegExp])[] = [
  [
    'pihole',
    /dnsmasq\[\d+\]: (?:gravity blocked|exactly (?:denied|blacklisted)|regex (?:denied|blacklisted)) |pihole-FTL\[\d+\]: |dnsmasq\[\d+\]: read \/etc\/pihole\//,
  ],
  ['dnsmasq', /\bdnsmasq(?:-\w+)?(?:\[\d+\])?: (?:\d+ \S+ )?\S/],
  ['unbound', /\bunbound(?:\[\d+:[0-9a-f]+\]|\[\d+\])?:? (?:\[\d+:[0-9a-f]+\] )?(?:info|query|reply|notice): /],
  ['bind', /\bclient (?:@0x[0-9a-f]+ )?\S+#\d+ \(\S+\): (?:view \S+: )?(?:query: |rpz )/],
  ['kernel-log', /\bIN=\S* OUT=\S* .*(?:SRC|DST)=/],
  ['tinyproxy', /^(?:CONNECT|NOTICE|INFO|DEBUG|WARNING) +[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \[\d+\]: /],
  ['squid', /(?:^|: )\d{9,11}\.\d{3} +\d+ \S+ [A-Z_]+\/\d{3} \d+ [A-Z_-]+ \S+ /],
  [
    'squid',
    /^\S+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:[^\]]+\] "[^"]*" \d{3} (?:\d+|-)(?: "[^"]*" "[^"]*")? [A-Z_]+:[A-Z_]+(?: |$)/,
  ],
  ['nginx', /^\S+ \[\d{4}-\d\d-\d\dT[^\]]+\] \S+ \S+ \d{3} \d+ \d+ \d+(?:\.\d+)?$/],
  ['nginx', /^\S+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "/],
  ['tcpdump', /^(?: {0,8}\d{1,8} {2})?\S.{0,40}\bIP6? (?:\(|\S+ > \S+: )/],
  ['mitmdump', /^\[?\S{7,80}?: (?:client (?:dis)?connect|server (?:dis)?connect |[A-Z]{3,12} https?:\/\/)/],
  [
    'strace',
    /^(?:\[pid +\d+\] |\d+ +)?(?:\d\d:\d\d:\d\d(?:\.\d+)? |\d{9,11}\.\d+ )?(?:connect|socket|write|writev|send|read|readv|recv|sendfile|splice|close|poll|sendto|sendmsg|sendmmsg|recvfrom|recvmsg|getsockopt|setsockopt|bind|shutdown|getsockname|getpeername)\(/,
  ],
  [
    'ss',
    /^(?:Netid +)?State +Recv-Q +Send-Q|^(?:(?:tcp|udp) +)?(?:ESTAB|SYN-SENT|TIME-WAIT|CLOSE-WAIT|FIN-WAIT-[12]|LAST-ACK|LISTEN) +\d+ +\d+ +\S+:\S+ +\S+:\S+/,
  ],
  [
    'lsof',
    /^COMMAND +PID +(?:TID +)?.*\bNODE +NAME|^\S+ +\d+ +(?:\d+ +)?\S+ +\d+[a-z]? +IPv[46] +\S+ +\S+ +(?:TCP|UDP) /,
  ],
  // Zscaler's feed without a header row: see `readers/tables/zscaler.ts`.
  [
    'zscaler',
    /^"(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d \d{4}","[^"]*","[A-Z_]{2,20}","[^"]+","(?:Allow|Block)/,
  ],
  ['nethogs', /^Refreshing:$|^.+\/\d+\/\d+\t[\d.e+-]+\t[\d.e+-]+$/],
  ['little-snitch', /^date,direction,uid,ipAddress,remoteHostname,/],
  ['nettop', /^.{0,8}time,,(?:interface,|state,|bytes_in,)|^.{0,8}time,.*\bbytes_in,bytes_out\b/],
];

/** How many lines are checked: enough for damage at the beginning not to decide. */
const maximumLines = 400;

function textFormat(text: string, isCut: boolean): CaptureFormat | null {
  const lines = text.split(/\r?\n/, maximumLines + 1).map(line => line.slice(0, 4_000));
  if (isCut && lines.length <= maximumLines) lines.pop();
  const filled = lines.filter(line => line.trim() !== '').slice(0, maximumLines);
  if (isLsofFields(filled)) return 'lsof';
  if (isFieldHeader(filled[0] ?? '')) return 'tshark-fields';
  const table = tableFormat(filled);
  if (table !== null) return table;
  let best: CaptureFormat | null = null;
  let most = 0;
  for (const [format, shape] of shapes) {
    const hits = filled.filter(line => shape.test(line)).length;
    // Pi-hole's log is a dnsmasq log with some lines of its own: one of these is enough.
    const weight = format === 'pihole' && hits > 0 ? filled.length + 1 : hits;
    if (weight > most) [best, most] = [format, weight];
  }
  return best ?? (hostsOnly(filled) ? 'host-list' : null);
}

/** Whether a line is a header of tshark fields. They are named by protocol; without that check, a list of hosts would match too. */
function isFieldHeader(line: string): boolean {
  const names = line.split(fieldSeparator(line)).map(name => name.replace(/["']/g, ''));
  return (
    names.length > 1 &&
    names.every(name => /^(?:frame|ip|ipv6|tcp|udp|dns|tls|ssl|quic|http|http2|eth|_ws)\./.test(name))
  );
}

/** A header row with this many columns of a product identifies its export; unrelated logs share two or three. */
const enoughColumns = 4;

type Columns = ReadonlyMap<Column, number> | null;

const tables = [
  ['zscaler', zscaler],
  ['netskope', netskope],
] as const;

function tableFormat(lines: readonly string[]): CaptureFormat | null {
  const [head = ''] = lines.filter(line => !line.startsWith('#') || /^#Fields:/i.test(line));
  return mostColumns(tables, layout => {
    const { columns, hasHead } = tableOf(head, layout);
    return hasHead ? columns : null;
  });
}

/** Like {@link tableFormat}, for a row that is a JSON object, whose keys are the column names. */
function rowFormat(line: string): CaptureFormat | null {
  const names = [...(objectRow(line)?.keys() ?? [])];
  return mostColumns([...tables, ['nginx', nginxJson]], layout => columnsOf(names, layout));
}

function mostColumns(
  layouts: readonly (readonly [CaptureFormat, TableLayout])[],
  columnsIn: (layout: TableLayout) => Columns,
): CaptureFormat | null {
  let best: CaptureFormat | null = null;
  let most = enoughColumns - 1;
  for (const [format, layout] of layouts) {
    const columns = columnsIn(layout);
    const isSomebodys = columns?.has('user') === true || columns?.has('client') === true;
    if (columns !== null && isSomebodys && columns.size > most) [best, most] = [format, columns.size];
  }
  return best;
}

/** Whether the lines are output of `lsof -F`: one field per line, `p` with a number first, and a network file somewhere. */
function isLsofFields(lines: readonly string[]): boolean {
  const [first = ''] = lines;
  return (
    /^p\d+$/.test(first) &&
    lines.some(line => /^n\S+(?:->\S+|:\S+)$/.test(line)) &&
    lines.every(line => /^[a-zA-Z]\S?/.test(line))
  );
}

/** Whether more than half of the lines that are not comments name a host. */
function hostsOnly(lines: readonly string[]): boolean {
  const spoken = lines.filter(line => !/^\s*#/.test(line));
  const named = spoken.filter(line => {
    const words = line
      .replace(/\s#.*$/, '')
      .trim()
      .split(/[\s,;]+/);
    return words.length <= 3 && words.some(word => listedHost(word) !== null);
  });
  return named.length > 0 && named.length * 2 > spoken.length;
}

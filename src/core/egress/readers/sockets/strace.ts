import { isAddress, portNumber } from '../../hostName.ts';
import { count, epochSeconds, makeProcess, makeRecord } from '../../record.ts';
import type { CaptureReader, CaptureSink, EgressRecord, ReaderPorts } from '../../types.ts';
import { cStringBytes } from '../cString.ts';
import { dnsQuestion } from '../packets/dns.ts';
import type { LogLine } from '../lines.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/** `[pid N]`, a bare pid or nothing, then a time from `-t`, `-tt` or `-ttt`, then the call. */
const line = /^(?:\[pid +(\d{1,10})\] |(\d{1,10}) +)?(?:(\d{9,11}\.\d{1,9}) |\d\d:\d\d:\d\d(?:\.\d{1,9})? )?(.*)$/s;
const call = /^(connect|sendto|sendmsg|sendmmsg|socket)\((\d{1,9})?(?:<([A-Za-z0-9-]{1,20}):)?/;
/**
 * With `-yy`, every socket descriptor names both its ends (`21<TCP:[10.0.0.2:40000->160.79.104.10:443]>`). A call on a
 * connection then names its peer even if the connection was made before strace began. The first argument of these calls is
 * the socket that is written to or read from; `sendfile` and `splice` write to it as well.
 */
const transfer =
  /^(write|writev|pwritev2?|send|sendto|sendmsg|sendmmsg|sendfile|splice|tee|read|readv|recv|recvfrom|recvmsg|recvmmsg|shutdown|getpeername|setsockopt|getsockopt)\(/;
const peer =
  /<(TCP|UDP|SCTP|DCCP|MPTCP)(v6)?:\[(?:\[[^\]]{2,60}\]|[\d.]{7,15}):\d{1,5}->(?:\[([0-9A-Fa-f:.]{2,45})\]|([\d.]{7,15})):(\d{1,5})\]>/;
const sending = /^(?:write|writev|pwritev2?|send|sendto|sendmsg|sendmmsg|sendfile|splice|tee)$/;
const resumed = /^<\.\.\. (\w{1,30}) resumed>(.*)$/s;
const unfinished = /^(.*) <unfinished \.\.\.>$/s;
const address =
  /sa_family=AF_INET(6)?, sin6?_port=htons\((\d{1,5})\),.{0,80}?(?:inet_addr\("([\d.]{7,15})"\)|inet_pton\(AF_INET6, "([0-9A-Fa-f:.]{2,45})")/;
/** The shapes of strace lines: a call, its end, an exit or a signal. */
const anyCall = /^(?:\w{1,40}\(|<\.\.\. |\+\+\+ |--- |strace: )/;
/** Failed attempts. EINPROGRESS is not among them: a non-blocking connect begins with it. */
const failed = /= -1 (?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EPERM|EACCES|ETIMEDOUT|EADDRNOTAVAIL)\b/;
/** How many sockets and unfinished calls are remembered; beyond that, the oldest are dropped. */
const maximumRemembered = 4_096;

/** Reads `strace -f -e trace=network`: one record per connection begun and per readable DNS query. */
export function straceReader(ports: ReaderPorts): CaptureReader {
  const halves = new Map<string, string>();
  const kinds = new Map<string, 'tcp' | 'udp'>();
  const connections = new Connections(ports.sink);
  const readLine = ({ text, line: number, isClosed }: LogLine): LineOutcome => {
    const [, named, bare = '', seconds, rest = ''] = line.exec(text) ?? [];
    const pid = named ?? bare;
    if (!anyCall.test(rest) && !/^(?:strace: |Process \d+ )/.test(text)) return 'unknown';
    const whole = wholeCall(halves, pid, rest);
    if (whole === null) return 'other';
    const read = { pid, time: epochSeconds(seconds), whole, number };
    const outcome = readCall(ports.sink, kinds, connections, read);
    if (outcome === 'other' && connections.see(read)) return 'read';
    // A half-written line that already contains the address still counts.
    return outcome === 'other' && !isClosed && !/= \S/.test(rest) && call.test(rest) ? 'unknown' : outcome;
  };
  return logReader(ports, 'strace', readLine, () => connections.end());
}

/** Joins a call with its first half if another thread's line came in between; null if the second half is still to come. */
function wholeCall(halves: Map<string, string>, pid: string, rest: string): string | null {
  const half = unfinished.exec(rest)?.[1];
  if (half !== undefined) {
    remember(halves, pid, half);
    return null;
  }
  const second = resumed.exec(rest);
  if (second === null) return rest;
  const begun = halves.get(pid);
  halves.delete(pid);
  return begun === undefined ? rest : begun + (second[2] ?? '');
}

interface Call {
  readonly pid: string;
  readonly time: number | undefined;
  readonly whole: string;
  readonly number: number;
}

/** The remote end of a connection. */
interface End {
  readonly ip: string;
  readonly port: number;
}

interface Connection extends End {
  readonly first: Call;
  readonly protocol: 'tcp' | 'udp' | undefined;
  sent: number;
}

/** Connections that were opened before strace began. Each is reported once, with the bytes written to it. */
class Connections {
  readonly #open = new Map<string, Connection>();
  /** Remote ends that already have a record. */
  readonly #made = new Set<string>();

  constructor(private readonly sink: CaptureSink) {}

  /** Notes a connection that was opened while strace was running. */
  made({ ip, port }: End): void {
    if (this.#made.size < maximumRemembered) this.#made.add(`${ip} ${port}`);
  }

  /**
   * Reads a call on a descriptor that names its peer.
   * @returns false if it is no such call
   */
  see(read: Call): boolean {
    const name = transfer.exec(read.whole)?.[1];
    const found = name === undefined ? null : peer.exec(read.whole);
    if (name === undefined || found === null) return false;
    const [decoration, kind, , six, four, portText] = found;
    const end = endOf(six ?? four, portText);
    if (end === null) return false;
    const { ip, port } = end;
    if (this.#made.has(`${ip} ${port}`)) return true;
    const key = `${read.pid} ${decoration}`;
    const known = this.#open.get(key) ?? { first: read, protocol: kindOf(kind), ip, port, sent: 0 };
    const written = sending.test(name) ? / = (\d{1,15})(?: |$|\()/.exec(read.whole)?.[1] : undefined;
    known.sent += Number(written ?? 0);
    this.#open.set(key, known);
    if (this.#open.size > maximumRemembered) this.#reportOldest();
    return true;
  }

  end(): void {
    while (this.#open.size > 0) this.#reportOldest();
  }

  #reportOldest(): void {
    const [oldest] = this.#open;
    if (oldest === undefined) return;
    const [key, { first, protocol, ip, port, sent }] = oldest;
    this.#open.delete(key);
    this.sink.record(
      makeRecord({
        format: 'strace',
        level: sent > 0 ? 'bytes' : 'host',
        protocol,
        time: first.time,
        ip,
        port,
        process: makeProcess({ pid: count(first.pid) }),
        outcome: 'allowed',
        bytesSent: sent > 0 ? sent : undefined,
        place: { line: first.number },
      }),
    );
  }
}

function readCall(
  sink: CaptureSink,
  kinds: Map<string, 'tcp' | 'udp'>,
  connections: Connections,
  { pid, time, whole, number }: Call,
): LineOutcome {
  const found = call.exec(whole);
  if (found === null) return 'other';
  const [, name = '', fd = '', decoration] = found;
  if (name === 'socket') {
    rememberSocket(kinds, pid, whole);
    return 'other';
  }
  const [, , portText, four, six] = address.exec(whole) ?? [];
  const protocol = kindOf(decoration) ?? kinds.get(`${pid} ${fd}`);
  const process = makeProcess({ pid: count(pid) });
  const place = { line: number };
  if (name !== 'connect') {
    const [ip, port] = [four ?? six, portNumber(portText)];
    return readSent(sink, { name, whole, ip, port, process, time, place });
  }
  const end = endOf(four ?? six, portText);
  if (end === null) return 'other';
  const outcome = failed.test(whole) ? 'blocked' : 'unknown';
  if (outcome === 'unknown') connections.made(end);
  sink.record(makeRecord({ format: 'strace', level: 'host', protocol, time, ...end, process, outcome, place }));
  return 'read';
}

/** Returns the remote end; null if nothing is sent to it: getaddrinfo connects UDP sockets to port 0 to sort addresses. */
function endOf(ip: string | undefined, portText: string | undefined): End | null {
  const port = portNumber(portText);
  return ip === undefined || port === undefined || port === 0 || !isAddress(ip) ? null : { ip, port };
}

/** Notes the kind of a socket that a call created. */
function rememberSocket(kinds: Map<string, 'tcp' | 'udp'>, pid: string, whole: string): void {
  const made = / = (\d{1,9})(?:<.*>)?$/.exec(whole)?.[1];
  const kind = /SOCK_STREAM/.test(whole) ? 'tcp' : /SOCK_DGRAM/.test(whole) ? 'udp' : undefined;
  if (made !== undefined && kind !== undefined) remember(kinds, `${pid} ${made}`, kind);
}

interface Sent extends Pick<EgressRecord, 'place'> {
  readonly name: string;
  readonly whole: string;
  readonly ip: string | undefined;
  readonly port: number | undefined;
  readonly process: EgressRecord['process'];
  readonly time: number | undefined;
}

/**
 * Reads DNS queries in sent data. They are sent on connected sockets, so the address may be missing; the content identifies
 * them.
 */
function readSent(sink: CaptureSink, { whole, ip, port, process, time, place }: Sent): LineOutcome {
  if (port !== undefined && port !== 53) return 'other';
  let count = 0;
  for (const match of whole.matchAll(/"((?:[^"\\]|\\.){12,4096})"/gs)) {
    const bytes = cStringBytes(match[1] ?? '');
    // Over TCP, two bytes of length come first.
    const question = dnsQuestion(bytes) ?? dnsQuestion(bytes.subarray(2));
    if (question === null) continue;
    const { name: host } = question;
    sink.record(
      makeRecord({
        format: 'strace',
        level: 'host',
        protocol: 'dns',
        time,
        host,
        ip,
        port,
        process,
        outcome: 'unknown',
        place,
      }),
    );
    count++;
  }
  return count > 0 ? 'read' : 'other';
}

function kindOf(decoration: string | undefined): 'tcp' | 'udp' | undefined {
  if (decoration === undefined) return undefined;
  return decoration.startsWith('TCP') ? 'tcp' : decoration.startsWith('UDP') ? 'udp' : undefined;
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= maximumRemembered) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}

import { viewOf } from '../../dataView.ts';
import { ipv6 } from './dns.ts';

/** One TCP segment or UDP datagram of a packet capture. */
export interface Segment {
  readonly protocol: 'tcp' | 'udp';
  readonly source: string;
  readonly sourcePort: number;
  readonly target: string;
  readonly targetPort: number;
  readonly flags: { readonly syn: boolean; readonly ack: boolean; readonly fin: boolean; readonly rst: boolean };
  readonly sequence: number;
  readonly payload: Uint8Array;
  /** Bytes of payload on the wire; the capture may have cut the packet. */
  readonly length: number;
}

const noFlags = { syn: false, ack: false, fin: false, rst: false };

/** Returns where the IP packet begins in a frame; null if the frame contains another protocol. */
type IpStart = (frame: Uint8Array, view: DataView) => number | null;

const raw: IpStart = () => 0;
const loopback: IpStart = frame => (frame.length > 4 ? 4 : null);

/** The start of the IP packet, by link type (tcpdump.org/linktypes.html). */
const ipStarts: ReadonlyMap<number, IpStart> = new Map([
  [0, loopback],
  [1, behindEthernet],
  [12, raw],
  [14, raw],
  [101, raw],
  [108, loopback],
  // Linux cooked, in two versions.
  [113, (frame, view) => afterEtherType(view, frame, 14)],
  [228, raw],
  [229, raw],
  [276, (frame, view) => (frame.length >= 20 && isIp(view.getUint16(0)) ? 20 : null)],
]);

/** Whether packets of a link type can be read. */
export function isKnownLinkType(linkType: number): boolean {
  return ipStarts.has(linkType);
}

function behindEthernet(frame: Uint8Array, view: DataView): number | null {
  let at = 12;
  // VLAN tags, possibly nested.
  while (at + 4 <= frame.length && (view.getUint16(at) === 0x8100 || view.getUint16(at) === 0x88a8)) at += 4;
  return afterEtherType(view, frame, at);
}

function afterEtherType(view: DataView, frame: Uint8Array, at: number): number | null {
  return at + 2 <= frame.length && isIp(view.getUint16(at)) ? at + 2 : null;
}

function isIp(etherType: number): boolean {
  return etherType === 0x0800 || etherType === 0x86dd;
}

/** Returns the segment in a captured frame; null if there is none (ARP, ICMP, a later fragment, too short). */
export function readFrame(linkType: number, frame: Uint8Array): Segment | null {
  const start = ipStarts.get(linkType)?.(frame, viewOf(frame)) ?? null;
  if (start === null || start + 20 > frame.length) return null;
  const packet = frame.subarray(start);
  const version = (packet[0] ?? 0) >> 4;
  return version === 4 ? readIpv4(packet) : version === 6 ? readIpv6(packet) : null;
}

function readIpv4(packet: Uint8Array): Segment | null {
  const view = viewOf(packet);
  const header = ((packet[0] ?? 0) & 0xf) * 4;
  const isLaterFragment = (view.getUint16(6) & 0x1fff) !== 0;
  if (header < 20 || isLaterFragment || packet.length < header) return null;
  const total = view.getUint16(2);
  // The header of an offloaded segment gives no length.
  const length = (total === 0 ? packet.length : total) - header;
  const body = packet.subarray(header, header + length);
  return readTransport(
    packet[9] ?? 0,
    body,
    length,
    packet.subarray(12, 16).join('.'),
    packet.subarray(16, 20).join('.'),
  );
}

function readIpv6(packet: Uint8Array): Segment | null {
  if (packet.length < 40) return null;
  const view = viewOf(packet);
  let next = packet[6] ?? 0;
  let at = 40;
  // Skips hop-by-hop, routing and destination options. With a fragment header, the rest may be elsewhere.
  for (let i = 0; i < 8 && (next === 0 || next === 43 || next === 60); i++) {
    next = packet[at] ?? 0;
    at += ((packet[at + 1] ?? 0) + 1) * 8;
  }
  const declared = view.getUint16(4);
  const length = (declared === 0 ? packet.length - 40 : declared) - (at - 40);
  const body = packet.subarray(at, at + Math.max(0, length));
  return readTransport(next, body, length, ipv6(packet.subarray(8, 24)), ipv6(packet.subarray(24, 40)));
}

function readTransport(
  number: number,
  body: Uint8Array,
  length: number,
  source: string,
  target: string,
): Segment | null {
  const header = number === 6 ? tcpHeader(body) : number === 17 && body.length >= 8 ? 8 : null;
  if (header === null || length < header) return null;
  const view = viewOf(body);
  const flags = body[13] ?? 0;
  const isTcp = number === 6;
  return {
    protocol: isTcp ? 'tcp' : 'udp',
    source,
    sourcePort: view.getUint16(0),
    target,
    targetPort: view.getUint16(2),
    flags: isTcp
      ? { fin: (flags & 1) !== 0, syn: (flags & 2) !== 0, rst: (flags & 4) !== 0, ack: (flags & 16) !== 0 }
      : noFlags,
    sequence: isTcp ? view.getUint32(4) : 0,
    payload: body.subarray(header),
    length: length - header,
  };
}

function tcpHeader(body: Uint8Array): number | null {
  if (body.length < 20) return null;
  const header = ((body[12] ?? 0) >> 4) * 4;
  return header >= 20 && header <= body.length ? header : null;
}

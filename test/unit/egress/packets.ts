import { connect } from 'node:tls';
import { Duplex } from 'node:stream';

export type Bytes = readonly number[];

export const u16 = (value: number, isLittle = false): number[] =>
  isLittle ? [value & 255, (value >> 8) & 255] : [(value >> 8) & 255, value & 255];
export const u32 = (value: number, isLittle = false): number[] =>
  isLittle
    ? [...u16(value & 0xffff, true), ...u16(value >>> 16, true)]
    : [...u16(value >>> 16), ...u16(value & 0xffff)];
const text = (value: string): number[] => [...Buffer.from(value, 'latin1')];
const address = (ip: string): number[] =>
  ip.includes(':') ? ip.split(':').flatMap(group => u16(parseInt(group, 16))) : ip.split('.').map(Number);

const name = (host: string): number[] => [...host.split('.').flatMap(label => [label.length, ...text(label)]), 0];

/** Returns a DNS message (RFC 1035); answers point back to the question's name. */
export function dns(
  id: number,
  host: string,
  reply?: { readonly code?: number; readonly answers?: readonly string[] },
): number[] {
  const answers = reply?.answers ?? [];
  const record = (ip: string): number[] => {
    const data = address(ip);
    return [0xc0, 12, ...u16(data.length === 4 ? 1 : 28), ...u16(1), ...u32(60), ...u16(data.length), ...data];
  };
  const flags = reply === undefined ? 0x0100 : 0x8180 | (reply.code ?? 0);
  return [
    ...u16(id),
    ...u16(flags),
    ...u16(1),
    ...u16(answers.length),
    0,
    0,
    0,
    0,
    ...name(host),
    ...u16(1),
    ...u16(1),
    ...answers.flatMap(record),
  ];
}

export interface Hop {
  readonly from: string;
  readonly fromPort: number;
  readonly to: string;
  readonly toPort: number;
}

export const back = ({ from, fromPort, to, toPort }: Hop): Hop => ({
  from: to,
  fromPort: toPort,
  to: from,
  toPort: fromPort,
});

const ip = (hop: Hop, protocol: number, body: Bytes): number[] =>
  hop.from.includes(':')
    ? [0x60, 0, 0, 0, ...u16(body.length), protocol, 64, ...address(hop.from), ...address(hop.to), ...body]
    : [
        0x45,
        0,
        ...u16(20 + body.length),
        0,
        0,
        0x40,
        0,
        64,
        protocol,
        0,
        0,
        ...address(hop.from),
        ...address(hop.to),
        ...body,
      ];

export const udp = (hop: Hop, payload: Bytes): number[] =>
  ip(hop, 17, [...u16(hop.fromPort), ...u16(hop.toPort), ...u16(8 + payload.length), 0, 0, ...payload]);

const flagBits = { S: 2, A: 16, F: 1, R: 4 } as const;

export const tcp = (hop: Hop, flags: string, sequence: number, payload: Bytes = []): number[] => {
  const bits = [...flags].reduce((sum, flag) => sum | flagBits[flag as keyof typeof flagBits], 0);
  return ip(hop, 6, [
    ...u16(hop.fromPort),
    ...u16(hop.toPort),
    ...u32(sequence),
    ...u32(0),
    0x50,
    bits,
    0xff,
    0xff,
    0,
    0,
    0,
    0,
    ...payload,
  ]);
};

/** Returns an IP packet in a frame of a link type. */
export function frame(packet: Bytes, linkType = 1): number[] {
  const type = packet[0] === 0x60 ? [0x86, 0xdd] : [0x08, 0x00];
  switch (linkType) {
    case 1:
      return [...Array<number>(12).fill(2), 0x81, 0x00, 0x00, 0x07, ...type, ...packet];
    case 113:
      return [...Array<number>(14).fill(0), ...type, ...packet];
    case 276:
      return [...type, ...Array<number>(18).fill(0), ...packet];
    case 0:
      return [2, 0, 0, 0, ...packet];
    default:
      return [...packet];
  }
}

export interface PcapOptions {
  readonly isLittle?: boolean;
  readonly isNano?: boolean;
  readonly linkType?: number;
}

export const epoch = 1_795_000_000;

/** Returns a pcap file; packet number n is captured n seconds after {@link epoch}. */
export function pcap(
  packets: readonly Bytes[],
  { isLittle = true, isNano = false, linkType = 1 }: PcapOptions = {},
): Uint8Array {
  const n = (value: number): number[] => u32(value, isLittle);
  const magic = isNano ? 0xa1b23c4d : 0xa1b2c3d4;
  const head = [...n(magic), ...u16(2, isLittle), ...u16(4, isLittle), ...n(0), ...n(0), ...n(65_535), ...n(linkType)];
  const records = packets.map((packet, i) => {
    const bytes = frame(packet, linkType);
    return [...n(epoch + i), ...n(isNano ? 500_000_000 : 500_000), ...n(bytes.length), ...n(bytes.length), ...bytes];
  });
  return Uint8Array.from([head, ...records].flat());
}

/**
 * Returns a pcapng file with one interface with timestamps in nanoseconds or microseconds, and a block of a type that must be
 * skipped.
 */
export function pcapng(
  packets: readonly Bytes[],
  { isLittle = true, isNano = false, linkType = 1 }: PcapOptions = {},
): Uint8Array {
  const n = (value: number): number[] => u32(value, isLittle);
  const h = (value: number): number[] => u16(value, isLittle);
  const block = (type: number, body: Bytes): number[] => {
    const padded = [...body, ...Array<number>((4 - (body.length % 4)) % 4).fill(0)];
    return [...n(type), ...n(padded.length + 12), ...padded, ...n(padded.length + 12)];
  };
  const option = isNano ? [...h(9), ...h(1), 9, 0, 0, 0, ...h(0), ...h(0)] : [];
  const records = packets.map((packet, i) => {
    const bytes = frame(packet, linkType);
    const ticks = BigInt(epoch + i) * (isNano ? 1_000_000_000n : 1_000_000n) + (isNano ? 500_000_000n : 500_000n);
    return block(6, [
      ...n(0),
      ...n(Number(ticks >> 32n)),
      ...n(Number(ticks & 0xffffffffn)),
      ...n(bytes.length),
      ...n(bytes.length),
      ...bytes,
    ]);
  });
  return Uint8Array.from(
    [
      block(0x0a0d0d0a, [...n(0x1a2b3c4d), ...h(1), ...h(0), ...n(0xffffffff), ...n(0xffffffff)]),
      block(1, [...h(linkType), ...h(0), ...n(0), ...option]),
      block(5, [...n(0), ...n(1), ...n(2)]),
      ...records,
    ].flat(),
  );
}

/** Returns the first bytes that OpenSSL sends for a server name, without any network. */
export function clientHello(servername: string): Promise<Uint8Array> {
  return new Promise(resolve => {
    const socket = new Duplex({ read() {}, write: (chunk: Buffer) => resolve(Uint8Array.from(chunk)) });
    connect({ socket, servername }).on('error', () => {});
  });
}

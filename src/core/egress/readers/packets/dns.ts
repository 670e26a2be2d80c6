import { viewOf } from '../../dataView.ts';
import { hostName } from '../../hostName.ts';

/** One DNS message, as far as records need it. */
export interface DnsMessage {
  readonly id: number;
  readonly isReply: boolean;
  /** 0 no error, 3 no such name, 5 refused. */
  readonly code: number;
  readonly name: string;
  readonly type: number;
  /** Addresses in the answer section. */
  readonly addresses: readonly string[];
}

const headerLength = 12;
/** How many answers of one message are read. */
const maximumAnswers = 64;

/** Returns the question of a DNS query; null if the bytes are not a query. */
export function dnsQuestion(bytes: Uint8Array): { readonly name: string; readonly type: number } | null {
  const message = readDns(bytes);
  return message === null || message.isReply ? null : { name: message.name, type: message.type };
}

/**
 * Reads a DNS message (RFC 1035); null if the bytes are not one, or contain no question. If the answer section is cut off,
 * the part that is there is kept.
 */
export function readDns(bytes: Uint8Array): DnsMessage | null {
  if (bytes.length < headerLength + 5) return null;
  const view = viewOf(bytes);
  const flags = view.getUint16(2);
  const isQueryKind = (flags & 0x7800) === 0;
  if (!isQueryKind || view.getUint16(4) !== 1) return null;
  const question = readName(bytes, headerLength);
  if (question === null || question.end + 4 > bytes.length) return null;
  const name = hostName(question.name);
  const type = view.getUint16(question.end);
  const { end } = question;
  const isInternet = (view.getUint16(end + 2) & 0x7fff) === 1;
  if (name === null || !isInternet) return null;
  const isReply = (flags & 0x8000) !== 0;
  const addresses = isReply ? readAddresses(bytes, view, end + 4, Math.min(view.getUint16(6), maximumAnswers)) : [];
  return { id: view.getUint16(0), isReply, code: flags & 0xf, name, type, addresses };
}

function readAddresses(bytes: Uint8Array, view: DataView, from: number, count: number): readonly string[] {
  const addresses: string[] = [];
  let at = from;
  for (let i = 0; i < count; i++) {
    const name = readName(bytes, at);
    if (name === null || name.end + 10 > bytes.length) break;
    const type = view.getUint16(name.end);
    const length = view.getUint16(name.end + 8);
    const data = name.end + 10;
    if (data + length > bytes.length) break;
    if (type === 1 && length === 4) addresses.push(bytes.subarray(data, data + 4).join('.'));
    else if (type === 28 && length === 16) addresses.push(ipv6(bytes.subarray(data, data + 16)));
    at = data + length;
  }
  return addresses;
}

/** Reads a name with compression pointers (RFC 1035, 4.1.4). Pointers may only lead backwards, which rules out loops. */
function readName(bytes: Uint8Array, from: number): { readonly name: string; readonly end: number } | null {
  const labels: string[] = [];
  let end = -1;
  let at = from;
  let limit = from;
  for (let hops = 0; hops < 128; hops++) {
    const length = bytes[at];
    if (length === undefined) return null;
    if (length === 0) return { name: labels.join('.'), end: end < 0 ? at + 1 : end };
    if (length >= 0xc0) {
      const target = ((length & 0x3f) << 8) | (bytes[at + 1] ?? 0);
      if (end < 0) end = at + 2;
      if (target >= limit) return null;
      limit = at = target;
      continue;
    }
    if (length > 63 || at + 1 + length > bytes.length) return null;
    labels.push(String.fromCharCode(...bytes.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
  return null;
}

/** Formats an IPv6 address as in RFC 5952: lower case, the longest run of zeros as `::`. */
export function ipv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0));
  let start = -1;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    let j = i;
    while (j < 8 && groups[j] === 0) j++;
    if (j - i > length) [start, length] = [i, j - i];
    i = Math.max(i, j - 1);
  }
  const hex = (part: readonly number[]): string => part.map(group => group.toString(16)).join(':');
  return start < 0 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}

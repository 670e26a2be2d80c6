import { decodeBase64 } from '../../secrets/engine/base64.ts';
import { type Message, message } from '../../message.ts';
import type { Codec, Coding } from './types.ts';

/** Compressed bytes within compressed bytes: more layers than any client makes. */
const maximumLayers = 4;

export interface Unpacked {
  readonly bytes: Uint8Array;
  readonly problem: Message | null;
}

/**
 * Undoes the encodings of a body: first those that `Content-Encoding` names, last one first, then any that the first bytes
 * reveal, because some clients compress without saying so (posthog-js `compression=gzip-js`, Statsig `gz=1`).
 */
export function unpackBody(body: Uint8Array, contentEncoding: string, codec: Codec): Unpacked {
  let bytes = body;
  const codings = contentEncoding
    .split(',')
    .map(each => each.trim().toLowerCase())
    .reverse();
  for (const name of codings.slice(0, maximumLayers)) {
    const coding = codingOf(name);
    // The capture tool may have decompressed the body but kept the header.
    if (coding === null || (hasMagic(coding) && sniff(bytes) !== coding)) continue;
    const unpacked = codec.unpack(bytes, coding);
    if (unpacked instanceof Uint8Array) bytes = unpacked;
    else if (hasMagic(coding) || codec.text(bytes) === null) return { bytes, problem: cannot(unpacked, coding) };
  }
  for (let i = 0; i < maximumLayers; i++) {
    const coding = sniff(bytes);
    if (coding === null) break;
    const unpacked = codec.unpack(bytes, coding);
    if (!(unpacked instanceof Uint8Array)) return { bytes, problem: cannot(unpacked, coding) };
    bytes = unpacked;
  }
  return { bytes, problem: null };
}

function cannot(reason: 'unsupported' | null, coding: Coding): Message {
  return reason === 'unsupported'
    ? message('egress.body.unsupported', { coding })
    : message('egress.body.damaged', { coding });
}

function codingOf(name: string): Coding | null {
  if (name === 'gzip' || name === 'x-gzip') return 'gzip';
  return name === 'deflate' || name === 'br' || name === 'zstd' ? name : null;
}

function hasMagic(coding: Coding): boolean {
  return coding === 'gzip' || coding === 'zstd';
}

function sniff(bytes: Uint8Array): Coding | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8) return 'gzip';
  const isZstd = bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;
  return isZstd ? 'zstd' : null;
}

/**
 * Undoes encodings specific to a client: posthog-js `compression=base64` sends a form field `data`, Statsig `se=1` sends
 * reversed base64.
 * @returns the JSON inside, or null for any other text
 */
export function unwrapText(text: string, codec: Codec): string | null {
  const field = /^(?:.{0,200}&)?data=([A-Za-z0-9%+/=_-]{8,})(?:&|$)/.exec(text)?.[1];
  // Reversed base64 has the same alphabet, which most other texts do not match.
  if (field === undefined && !/^[A-Za-z0-9+/=_\s-]{8,}$/.test(text)) return null;
  const candidates = field === undefined ? [text, reversed(text)] : [percentDecoded(field)];
  for (const each of candidates) {
    const bytes = decodeBase64(each.trim());
    const unpacked = bytes === null ? null : unpackBody(bytes, '', codec);
    const inner = unpacked === null || unpacked.problem !== null ? null : codec.text(unpacked.bytes);
    if (inner !== null && /^\s*[{[]/.test(inner)) return inner;
  }
  return null;
}

function reversed(text: string): string {
  return text.length > 4_000_000 ? '' : [...text].reverse().join('');
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

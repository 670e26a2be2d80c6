import { base64Digits } from '../../base64.ts';

const values = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) values[base64Digits.charCodeAt(i)] = i;
values['-'.charCodeAt(0)] = 62;
values['_'.charCodeAt(0)] = 63;

/** Decodes base64 or base64url, padded or not; null if the text is neither. */
export function decodeBase64(text: string): Uint8Array | null {
  let length = text.length;
  while (length > 0 && text.charCodeAt(length - 1) === 61 && text.length - length < 2) length--;
  if (length % 4 === 1) return null;
  const out = new Uint8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[at++] = (bits >> held) & 0xff;
    }
  }
  return out;
}

/**
 * Whether the first sixteen units from `at` on may be base64 or base64url of printable text; see {@link printable}. Nearly always
 * decided by the first few units.
 */
export function mayEncodeText(units: Uint8Array, at: number): boolean {
  let bits = 0;
  for (let i = 0; i < 16; i++) {
    const unit = units[at + i] as number;
    const value = unit < 128 ? (values[unit] as number) : -1;
    if (value < 0) return false;
    bits = (bits << 6) | value;
    // The first unit of four completes no byte; each of the others completes one.
    if (i % 4 !== 0 && !isPrintable((bits >> (2 * (3 - (i % 4)))) & 0xff)) return false;
  }
  return true;
}

/** Decodes RFC 4648 base32 (capitals, no padding); null if the text is not base32. */
export function decodeBase32(text: string): Uint8Array | null {
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code >= 65 && code <= 90 ? code - 65 : code >= 50 && code <= 55 ? code - 24 : -1;
    if (value < 0) return null;
    bits = ((bits << 5) | value) & 0xfff;
    held += 5;
    if (held >= 8) {
      held -= 8;
      out.push((bits >> held) & 0xff);
    }
  }
  return Uint8Array.from(out);
}

/** Returns the bytes as text if all of them are printable ASCII, tabs or line ends; null otherwise. */
export function printable(bytes: Uint8Array): string | null {
  const parts: string[] = [];
  for (const byte of bytes) {
    if (!isPrintable(byte)) return null;
    parts.push(String.fromCharCode(byte));
  }
  return parts.join('');
}

function isPrintable(byte: number): boolean {
  return byte < 127 && (byte > 31 || byte === 9 || byte === 10 || byte === 13);
}

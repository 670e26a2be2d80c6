import { utf8 } from '../../digests.ts';

const table = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

/** CRC-32 of the text's UTF-8 as in zlib (reflected, polynomial 0xEDB88320), unsigned. */
export function crc32(text: string): number {
  let crc = -1;
  for (const byte of utf8(text)) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Encodes a number in GitHub's base 62 (`0-9A-Za-z`), padded with zeros to six digits. */
export function base62(value: number): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let out = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) out = digits.charAt(rest % 62) + out;
  return out.padStart(6, '0');
}

/** CRC-16/XMODEM (polynomial 0x1021) of bytes. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

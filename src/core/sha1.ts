import { utf8 } from './sha256.ts';

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** The SHA-1 digest (FIPS 180-4) of a text's UTF-8 in hex: how detect-secrets names secrets. Not for security. */
export function sha1Hex(text: string): string {
  const data = utf8(text);
  const padded = new Uint8Array(((data.length + 9 + 63) >> 6) * 64);
  padded.set(data);
  padded[data.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(data.length / 0x20000000));
  view.setUint32(padded.length - 4, data.length << 3);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const w = new Int32Array(80);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(block + i * 4);
    for (let i = 16; i < 80; i++)
      w[i] = rotate((w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0), 1);
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let i = 0; i < 80; i++) {
      const [mix, constant] = round(i, b, c, d);
      const next = (rotate(a, 5) + mix + e + constant + (w[i] ?? 0)) | 0;
      [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
    }
    [a, b, c, d, e].forEach((word, i) => (state[i] = ((state[i] ?? 0) + word) | 0));
  }
  return Array.from(state, word => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function round(i: number, b: number, c: number, d: number): readonly [mix: number, constant: number] {
  if (i < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (i < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (i < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

/** A NUL within this many first bytes marks a binary file, as in git. */
const binaryProbe = 8_000;

/**
 * Decodes bytes as text; null if they are binary. Needs nothing of Node, so the web extension reads files in the same way.
 * @param quickly a faster decoder for the simplest texts; returns null for any other
 */
export function decodeBytes(bytes: Uint8Array, quickly: (bytes: Uint8Array) => string | null): string | null {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  if (bytes.subarray(0, binaryProbe).includes(0)) {
    const encoding = guessUtf16(bytes.subarray(0, binaryProbe));
    return encoding === null ? null : new TextDecoder(encoding).decode(bytes);
  }
  return quickly(bytes) ?? new TextDecoder('utf-8').decode(bytes);
}

/** Decodes a text with a byte-order mark of UTF-16 or UTF-32; null without one. The UTF-32LE mark begins with the UTF-16LE mark. */
function decodeMarked(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  const isWide = bytes.length % 4 === 0;
  if (first === 0xff && second === 0xfe)
    return isWide && third === 0 && fourth === 0 ? decodeUtf32(bytes, true) : new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return isWide && first === 0 && second === 0 && third === 0xfe && fourth === 0xff ? decodeUtf32(bytes, false) : null;
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const pieces: string[] = [];
  for (let at = 4; at < bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    pieces.push(String.fromCodePoint(point <= 0x10ffff ? point : 0xfffd));
  }
  return pieces.join('');
}

/**
 * Detects UTF-16 without a byte-order mark like VS Code (`encoding.ts`, read 2026-11), which requires that one byte of each pair
 * is always zero, as in ASCII. Here a part of the pairs is enough, since a text may contain other letters, too; but the other
 * byte must never be zero.
 */
function guessUtf16(probe: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < probe.length; at++) {
    if (probe[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (even > 0 && odd > 0) return null;
  const zeros = even + odd;
  if (zeros * 2 < probe.length * leastZeros) return null;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(encoding).decode(probe.subarray(0, probe.length - (probe.length % 2)));
  // eslint-disable-next-line no-control-regex -- control characters are what is asked about
  return /[\u0001-\u0008\u000e-\u001a\ufffd]/.test(text) ? null : encoding;
}

/** The share of pairs that must have a zero byte for a text to count as UTF-16. */
const leastZeros = 0.3;

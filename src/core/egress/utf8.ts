/** Encodes a text as UTF-8. A lone surrogate becomes U+FFFD, as everywhere else. */
export function encodeUtf8(text: string): Uint8Array {
  return encode(text, () => null);
}

/**
 * Undoes Python's `surrogateescape`: U+DC80 to U+DCFF are bytes that were not valid UTF-8; everything else is encoded.
 * mitmproxy writes binary bodies into HAR files this way (mitmproxy@8fc25b30, savehar).
 */
export function encodeEscapedUtf8(text: string): Uint8Array {
  return encode(text, unit => (unit >= 0xdc80 && unit <= 0xdcff ? unit - 0xdc00 : null));
}

function encode(text: string, loneByte: (unit: number) => number | null): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      out[at++] = unit;
      continue;
    }
    if (unit < 0x800) {
      out[at++] = 0xc0 | (unit >> 6);
      out[at++] = 0x80 | (unit & 0x3f);
      continue;
    }
    const next = text.charCodeAt(i + 1);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
    if (isPair) {
      const point = 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
      out[at++] = 0xf0 | (point >> 18);
      out[at++] = 0x80 | ((point >> 12) & 0x3f);
      out[at++] = 0x80 | ((point >> 6) & 0x3f);
      out[at++] = 0x80 | (point & 0x3f);
      i++;
      continue;
    }
    const isLone = unit >= 0xd800 && unit < 0xe000;
    const byte = isLone ? loneByte(unit) : null;
    if (byte !== null) {
      out[at++] = byte;
      continue;
    }
    const point = isLone ? 0xfffd : unit;
    out[at++] = 0xe0 | (point >> 12);
    out[at++] = 0x80 | ((point >> 6) & 0x3f);
    out[at++] = 0x80 | (point & 0x3f);
  }
  return out.slice(0, at);
}

/** Encodes a text with one byte per character; null if a character has no such byte. */
export function encodeLatin1(text: string): Uint8Array | null {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0xff) return null;
    out[i] = unit;
  }
  return out;
}

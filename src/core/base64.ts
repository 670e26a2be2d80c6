/** The digits of base64, in order of their value (RFC 4648, 4). */
export const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Encodes bytes as padded base64; this layer has no Buffer. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let place = 0; place < 4; place++)
      text += at + place > bytes.length ? '=' : base64Digits.charAt((bits >> (18 - 6 * place)) & 63);
  }
  return text;
}

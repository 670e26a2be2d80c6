import { decodeBase64 } from '../../secrets/engine/base64.ts';

/** The text that base64 holds in UTF-8; null for what is no base64, or holds no text. */
export function base64Text(given: string): string | null {
  if (given.length < shortest) return null;
  const bytes = decodeBase64(given);
  return bytes === null ? null : textOf(bytes);
}

/** A word is base64 as well. */
const shortest = 12;
const percent = 37;

/** This layer has no decoder of bytes but that of addresses. */
function textOf(bytes: Uint8Array): string | null {
  let encoded = '';
  for (const byte of bytes) {
    if (byte === 0) return null;
    encoded += byte < 128 && byte !== percent ? String.fromCharCode(byte) : `%${byte.toString(16)}`;
  }
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

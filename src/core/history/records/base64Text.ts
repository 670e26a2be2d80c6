import { decodeBase64 } from '../../secrets/engine/base64.ts';

/** The text that base64 holds in UTF-8; null for what is no base64, or holds no text. */
export function base64Text(given: string): string | null {
  if (given.length < shortest) return null;
  const bytes = decodeBase64(given);
  return bytes === null ? null : textOf(bytes);
}

/**
 * What can be read in the base64 of a PDF without unpacking it: its own words and the streams that are text (ISO 32000-1, 7.3.8),
 * whose letters are Latin-1 as a rule. Most programs compress the text of pages; nothing of that is read. Null for what is no base64.
 */
export function pdfText(given: string): string | null {
  const bytes = given.length < shortest ? null : decodeBase64(given);
  if (bytes === null) return null;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + pieceLength)));
  return withoutPacked(parts.join(''));
}

/** Streams begin and end with words of their own; one that does not end goes on to the end of the file. */
function withoutPacked(text: string): string {
  const [before = '', ...rest] = text.split(/\bstream\r?\n/);
  const parts = [before];
  for (const each of rest) {
    const end = each.indexOf('endstream');
    const content = end < 0 ? each : each.slice(0, end);
    if (!unprinted.test(content)) parts.push(content);
    if (end >= 0) parts.push(each.slice(end + 'endstream'.length));
  }
  return parts.join('\n');
}

/** As many arguments as every engine takes. */
const pieceLength = 8_192;
// eslint-disable-next-line no-control-regex -- control characters are what text does not have
const unprinted = /[\0-\x08\x0e-\x1f\x7f]/;

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

import { decodeBase64 } from '../../secrets/engine/base64.ts';

/** Decodes base64 that contains UTF-8 text; null if it is not base64 or not text. */
export function base64Text(given: string): string | null {
  if (given.length < shortest) return null;
  const bytes = decodeBase64(given);
  return bytes === null ? null : textOf(bytes);
}

/**
 * The readable text in a base64-encoded PDF, without decompressing anything: its own keywords and the streams that are text (ISO
 * 32000-1, 7.3.8), usually in Latin-1. Most programs compress the text of pages; none of that is read. Null if it is not base64.
 */
export function pdfText(given: string): string | null {
  const bytes = given.length < shortest ? null : decodeBase64(given);
  if (bytes === null) return null;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + pieceLength)));
  return withoutPacked(parts.join(''));
}

/** Removes streams that are not text. Streams are delimited by keywords; a stream without an end extends to the end of the file. */
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

/** A number of arguments that every engine accepts. */
const pieceLength = 8_192;
// eslint-disable-next-line no-control-regex -- control characters are what text does not have
const unprinted = /[\0-\x08\x0e-\x1f\x7f]/;

/** Short words are also valid base64. */
const shortest = 12;
const percent = 37;

/** Decodes UTF-8. The only decoder available in this layer is that of URLs. */
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

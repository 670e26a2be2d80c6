import { encodeUtf8 } from '../utf8.ts';

export interface FormPart {
  readonly name: string;
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
}

const maximumParts = 1_000;

/** Returns the parts of a `multipart/form-data` body (RFC 7578); null for another content type. */
export function formParts(
  bytes: Uint8Array,
  contentType: string,
  decode: (bytes: Uint8Array) => string | null,
): readonly FormPart[] | null {
  const boundary = /^multipart\/[\w.+-]+;.*\bboundary="?([^\s";]{1,70})"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const mark = encodeUtf8(`--${boundary}`);
  const parts: FormPart[] = [];
  let start = indexOf(bytes, mark, 0);
  while (start >= 0 && parts.length < maximumParts) {
    const end = indexOf(bytes, mark, start + mark.length);
    if (end < 0) break;
    const part = bytes.subarray(start + mark.length + 2, end - 2);
    const blank = indexOf(part, encodeUtf8('\r\n\r\n'), 0);
    const head = blank < 0 ? null : decode(part.subarray(0, blank));
    if (head !== null) {
      const name = /\bname="([^"]{0,200})"/.exec(head)?.[1] ?? '';
      const fileName = /\bfilename="([^"]{0,500})"/.exec(head)?.[1] ?? null;
      parts.push({ name, fileName, bytes: part.subarray(blank + 4) });
    }
    start = end;
  }
  return parts;
}

/** Knuth–Morris–Pratt search: linear even if boundary and body consist of the same byte. */
function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const back = [0];
  for (let i = 1, length = 0; i < wanted.length; i++) {
    while (length > 0 && wanted[i] !== wanted[length]) length = back[length - 1] ?? 0;
    if (wanted[i] === wanted[length]) length++;
    back.push(length);
  }
  for (let at = from, matched = 0; at < bytes.length; at++) {
    while (matched > 0 && bytes[at] !== wanted[matched]) matched = back[matched - 1] ?? 0;
    if (bytes[at] === wanted[matched]) matched++;
    if (matched === wanted.length) return at - matched + 1;
  }
  return -1;
}

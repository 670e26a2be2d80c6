import { hmacSha256Hex } from '../digests.ts';
import { isObject, parseJson } from '../json.ts';
import { ascii } from './chain.ts';
import type { TrailHead } from './types.ts';

/** Formats the head for its file: its text and a MAC of it. */
export function headText(head: TrailHead, key: Uint8Array): string {
  const text = ascii(JSON.stringify(head));
  return `${JSON.stringify({ head: text, mac: hmacSha256Hex(key, text) })}\n`;
}

/** Reads the head from a text; null if the text is not a head, or was not written with this key. */
export function readHead(text: string, key: Uint8Array): TrailHead | null {
  const outer = parseJson(text);
  if (!isObject(outer) || typeof outer['head'] !== 'string') return null;
  if (outer['mac'] !== hmacSha256Hex(key, outer['head'])) return null;
  const head = parseJson(outer['head']);
  if (!isObject(head)) return null;
  const { number, hash, file, bytes, since, pending } = head;
  if (typeof number !== 'number' || typeof hash !== 'string' || typeof file !== 'string') return null;
  if (typeof bytes !== 'number' || !isObject(since) || (typeof pending !== 'string' && pending !== null)) return null;
  const { number: first, prev } = since;
  if (typeof first !== 'number' || typeof prev !== 'string') return null;
  return { number, hash, file, bytes, since: { number: first, prev }, pending };
}

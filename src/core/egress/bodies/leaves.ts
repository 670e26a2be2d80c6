import { decodeBase64 } from '../../secrets/engine/base64.ts';
import { parseJson } from '../../json.ts';

/** A text in a JSON value. */
export interface Leaf {
  /** Keys and indexes from the root; entering an encoded text adds `#`. */
  readonly keys: readonly string[];
  readonly text: string;
  /** The values over it, from the root down, one for each key; inside of an encoded text its decoded value. */
  readonly parents: readonly unknown[];
}

/** JSON in a text in JSON …: deeper than any client nests. */
const maximumEncodings = 4;
const maximumDepth = 200;
/** Shorter base64 texts are ids and hashes. */
const shortestBase64 = 64;

/**
 * All texts of a JSON value. A text that is itself JSON (arguments of a tool) or the base64 of text (an uploaded file) is
 * entered too.
 * @param decode strict UTF-8, null where it is none
 */
export function leavesOf(value: unknown, decode: (bytes: Uint8Array) => string | null): readonly Leaf[] {
  const out: Leaf[] = [];
  walk(value, { keys: [], parents: [], encodings: 0 }, decode, out);
  return out;
}

interface Place {
  readonly keys: readonly string[];
  readonly parents: readonly unknown[];
  readonly encodings: number;
}

function walk(value: unknown, place: Place, decode: (bytes: Uint8Array) => string | null, out: Leaf[]): void {
  const { keys, parents, encodings } = place;
  if (keys.length > maximumDepth) return;
  if (typeof value === 'object' && value !== null) {
    const below = [...parents, value];
    for (const [key, each] of Object.entries(value)) {
      walk(each, { keys: [...keys, key], parents: below, encodings }, decode, out);
    }
  } else if (typeof value === 'string' && value !== '') {
    const inner = encodings >= maximumEncodings ? undefined : innerValue(value, decode);
    if (inner === undefined) out.push({ keys, text: value, parents });
    else walk(inner, { keys: [...keys, '#'], parents: [...parents, value], encodings: encodings + 1 }, decode, out);
  }
}

function innerValue(text: string, decode: (bytes: Uint8Array) => string | null): unknown {
  if (/^\s*[{[]/.test(text) && /[}\]]\s*$/.test(text)) {
    const parsed = parseJson(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  }
  if (text.length < shortestBase64 || !/^[A-Za-z0-9+/\r\n]+={0,2}\s*$/.test(text)) return undefined;
  const bytes = decodeBase64(text.replace(/\s+/g, ''));
  const decoded = bytes === null ? null : decode(bytes);
  // Letters alone can be base64 by chance; what comes out must be text.
  const isText = decoded !== null && ![...decoded.slice(0, 2_000)].some(each => each < ' ' && !/[\t\n\r]/.test(each));
  return isText ? decoded : undefined;
}

/** A JSON pointer (RFC 6901) of some keys. */
export function pointerOf(keys: readonly string[]): string {
  return keys.map(key => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

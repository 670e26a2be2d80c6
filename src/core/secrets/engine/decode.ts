import { decodeBase64, mayEncodeText, printable } from './base64.ts';
import { unitAt } from '../judgement/characters.ts';

/** Text decoded from an encoded part of another text. */
export interface Decoded {
  readonly text: string;
  /** Maps an offset in the decoded text, up to and including its length, to the outer text. */
  outerStart(offset: number): number;
  outerEnd(offset: number): number;
}

/** Whether a stretch may encode printable text, judged by its first sixteen units. False for nearly all words, paths and data. */
export function mayBeEncoded(units: Uint8Array, start: number): boolean {
  if (mayEncodeText(units, start)) return true;
  for (let i = start; i < start + 16; i += 2) {
    const first = units[i] as number;
    if (first < 48 || first > 55 || !isHexDigit(units[i + 1] as number)) return false;
  }
  return true;
}

function isHexDigit(unit: number): boolean {
  const small = unit | 32;
  return (unit >= 48 && unit <= 57) || (small >= 97 && small <= 102);
}

/** Decodes a run of base64 or hex if it is printable text, else returns null. The first bytes quickly rule out words and paths. */
export function decodeRun(text: string, start: number, end: number): string | null {
  const head = text.slice(start, start + 16);
  if (/^[0-9a-fA-F]+$/.test(head)) {
    const hex = /^(?:[0-7][0-9a-fA-F])+$/.exec(text.slice(start, end));
    if (hex !== null) return printable(Uint8Array.from(hex[0].match(/../g) ?? [], pair => parseInt(pair, 16)));
  }
  const first = decodeBase64(head);
  if (first === null || printable(first) === null) return null;
  const bytes = decodeBase64(text.slice(start, end - ((end - start) % 4 === 1 ? 1 : 0)));
  return bytes === null ? null : printable(bytes);
}

/** How far before and after an escape a text is decoded. */
const escapeBehind = 400;
const escapeAhead = 3000;

/** Keywords at which escapes are looked for: `%2F`, `\u002f`. */
export const escapeKeywords = ['%2', '%3', '%4', '%5', '%6', '%7', '\\u00'] as const;

/**
 * Decodes the percent or `\u` escapes in the text around the escape at `at`, up to blanks, quotes, `<` and `>`. Null if an escape
 * of the same kind comes before it in the same word: the word has then been decoded already.
 */
export function decodeEscapes(text: string, at: number): Decoded | null {
  const unicode = unitAt(text, at) === 92;
  let start = at;
  const floor = Math.max(0, at - escapeBehind);
  while (start > floor && !isBreak(text, start - 1)) {
    start--;
    if (text.charCodeAt(start) === (unicode ? 92 : 37)) return null;
  }
  const units: string[] = [];
  const places: number[] = [];
  const limit = Math.min(text.length, at + escapeAhead);
  let i = start;
  while (i < limit && !isBreak(text, i)) {
    const match = (unicode ? /^\\u00([2-7][0-9a-f])/i : /^%([2-7][0-9a-f])/i).exec(text.slice(i, i + 6));
    places.push(i);
    units.push(match?.[1] === undefined ? text.charAt(i) : String.fromCharCode(parseInt(match[1], 16)));
    i += match === null ? 1 : match[0].length;
  }
  places.push(i);
  return {
    text: units.join(''),
    outerStart: offset => places[offset] ?? i,
    outerEnd: offset => places[offset] ?? i,
  };
}

function isBreak(text: string, at: number): boolean {
  return /[\s"'`<>]/.test(text.charAt(at));
}

import { charAt, isAt, isBase64Mark, isBlank, isName, isQuote, skipForward, unitAt } from '../judgement/characters.ts';
import type { Notation } from '../language.ts';

/** The longest value of any kind, and the longest one that is a single token, such as an encoded key file. */
const valueLimit = 300;
const tokenLimit = 8000;
const tokenChars = isName | isBase64Mark;

/** A value as written: its range without quotes. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

const entities = ['&quot;', '&#34;', '&#x22;', '&apos;', '&#39;'];

/** Reads the value that begins at `at` in a given notation; null where none begins. */
export function readLiteral(text: string, at: number, notation: Notation): Literal | null {
  return readQuoted(text, at) ?? readBare(text, at, notation);
}

/** A quoted value: quotes of code, escaped quotes inside another string, or entities. One line, at most 300 units, or 8,000 of a token. */
export function readQuoted(text: string, at: number): Literal | null {
  const entity = entities.find(each => text.startsWith(each, at));
  if (entity !== undefined) return untilMark(text, at + entity.length, entity);
  let start = at;
  // String prefixes: b"", r"", u"", f"", @"", L"".
  if (!isAt(text, start, isQuote) && unitAt(text, start) !== 92 && isAt(text, start + 1, isQuote)) {
    if (!'bruBRU@LN'.includes(charAt(text, start))) return null;
    start++;
  }
  const escapes = unitAt(text, start) === 92 ? (unitAt(text, start + 1) === 92 ? 3 : 1) : 0;
  if (!isAt(text, start + escapes, isQuote)) return null;
  const mark = text.slice(start, start + escapes + 1);
  if (text.startsWith(mark + mark, start + 1)) return untilMark(text, start + 3, mark.repeat(3));
  return untilMark(text, start + mark.length, mark);
}

function untilMark(text: string, start: number, mark: string): Literal | null {
  const token = endOfToken(text, start);
  if (token - start >= valueLimit) return text.startsWith(mark, token) ? { start, end: token, quoted: true } : null;
  const limit = Math.min(text.length, start + valueLimit);
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return null;
    if (text.startsWith(mark, i)) return { start, end: i, quoted: true };
    if (code === 92) i++;
  }
  return null;
}

function readBare(text: string, at: number, notation: Notation): Literal | null {
  const limit = Math.min(text.length, at + valueLimit);
  let end = notation === 'config' ? lineEnd(text, at, limit) : bareEnd(text, at, limit, notation);
  if (end - at >= valueLimit) {
    end = endOfToken(text, at);
    return end - at >= valueLimit ? { start: at, end, quoted: false } : null;
  }
  if (notation === 'config') {
    const line = text
      .slice(at, end)
      .replace(/(?:\s+[#;]|\s+[A-Za-z_]\w*=|,\s*[a-z_]+=).*$/, '')
      .trimEnd();
    end = at + line.length;
  }
  while (end > at && ',;'.includes(text.charAt(end - 1)) && notation !== 'config') end--;
  return end > at ? { start: at, end, quoted: false } : null;
}

/** The end of base64 text, with its padding. */
function endOfToken(text: string, at: number): number {
  let end = skipForward(text, at, Math.min(text.length, at + tokenLimit), tokenChars);
  for (let i = 0; i < 2 && unitAt(text, end) === 61; i++) end++;
  return end;
}

/** The end of the line, or `limit`. */
function lineEnd(text: string, at: number, limit: number): number {
  const end = text.slice(at, limit).search(/[\r\n]/);
  return end < 0 ? limit : at + end;
}

/** The end of a bare value elsewhere, or `limit`. */
function bareEnd(text: string, at: number, limit: number, notation: Notation): number {
  let end = at;
  while (end < limit && !endsBare(text, end, notation)) end++;
  return end;
}

function endsBare(text: string, at: number, notation: Notation): boolean {
  const code = unitAt(text, at);
  if (code === 10 || code === 13) return true;
  if (isAt(text, at, isBlank | isQuote)) return true;
  if ((notation === 'code' || notation === 'json') && '(){}[],;:'.includes(charAt(text, at))) return true;
  // `\n` written out inside a string, `&` and `<` between values of URLs and markup.
  if (code === 92) return 'nrt"\''.includes(charAt(text, at + 1));
  return (
    code === 60 ||
    code === 62 ||
    code === 124 ||
    (code === 38 && notation !== 'shell') ||
    (code === 59 && notation !== 'prose')
  );
}

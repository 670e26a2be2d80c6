import { charAt, isAt, isBase64Mark, isBlank, isName, isQuote, skipForward, unitAt } from '../judgement/characters.ts';
import type { Notation } from '../language.ts';

/** Maximum length of any value, and of a value that is a single token, such as an encoded key file. */
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

/** Reads the value that begins at `at` in a given notation; null if there is none. */
export function readLiteral(text: string, at: number, notation: Notation): Literal | null {
  if (notation === 'markup' && /[>\s]/.test(charAt(text, at - 1))) {
    const element = readElement(text, at);
    if (element !== null) return element;
  }
  return readQuoted(text, at) ?? (notation === 'config' ? readBlock(text, at) : null) ?? readBare(text, at, notation);
}

/** Reads the only line of a YAML block scalar; null if the block has no line or several. */
function readBlock(text: string, at: number): Literal | null {
  const match = /^[|>][+-]?\d?[ \t]*\r?\n([ \t]+)([^\s][^\r\n]{0,299}?)[ \t]*(?:\r?\n(?!\1)|\r?\n?$)/.exec(
    text.slice(at, at + 400),
  );
  if (match?.[2] === undefined) return null;
  const start = at + match[0].indexOf(match[2], match[0].indexOf('\n') + 1);
  return { start, end: start + match[2].length, quoted: false };
}

/** Reads the text of an element, entities and quotes included; null if no closing tag follows the line. */
function readElement(text: string, at: number): Literal | null {
  const data = text.startsWith('<![CDATA[', at);
  const start = data ? at + 9 : at;
  const ahead = text.slice(start, start + tokenLimit);
  const match = data
    ? /^[^\r\n]{1,7900}?(?=\]\]>)/.exec(ahead)
    : /^[^<>\r\n]{1,7900}(?=[ \t\r\n]{0,80}<\/)/.exec(ahead);
  if (match === null) return null;
  return { start, end: start + match[0].trimEnd().length, quoted: false };
}

/**
 * Reads a quoted value: in quotes of code, in escaped quotes within another string, or in entities. One line of at most 300 units,
 * or a token of at most 8,000.
 */
function readQuoted(text: string, at: number): Literal | null {
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
    if (text.startsWith(mark, i)) {
      // YAML, SQL, PowerShell and Basic double a quote within a value.
      const isDoubled = i > start && mark.length === 1 && text.charAt(i + 1) === mark && isAt(text, i + 2, isName);
      if (!isDoubled) return { start, end: i, quoted: true };
      i++;
      continue;
    }
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
  if (notation === 'config') end = at + configValue(text, at, end).length;
  while (end > at && ',;'.includes(text.charAt(end - 1)) && notation !== 'config') end--;
  return end > at ? { start: at, end, quoted: false } : null;
}

/** The part of a settings line that is the value: without comments, further settings or a closing quote. */
function configValue(text: string, at: number, lineEnd: number): string {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).slice(-openReach);
  const rest = text.slice(at, lineEnd);
  const quote = openQuote(before);
  const inQuotes = quote === '' ? -1 : rest.search(quote === '"' ? /(?<!\\)"|\s/ : /'|\s/);
  if (inQuotes >= 0) return rest.slice(0, inQuotes);
  const value = rest.replace(/(?:\s+[#;]|\s+--?[A-Za-z]|\s+[A-Za-z_]\w*=).*$/, '').trimEnd();
  // In a list of settings, a comma ends the value.
  return /=[^=]*[=,]/.test(before) ? value.replace(/,\s*[a-z_]+=.*$/, '') : value;
}

/** How far back on a line an open quote is looked for. */
const openReach = 300;

/** The quote that is open at the end of a piece of a line; empty if none is. An apostrophe in a word opens nothing. */
function openQuote(before: string): string {
  let open = '';
  for (let i = 0; i < before.length; i++) {
    const char = before.charAt(i);
    if (char === '\\') i++;
    else if (char === open) open = '';
    else if (open === '' && (char === '"' || char === "'") && /^$|[\s=:[({,]/.test(before.charAt(i - 1))) open = char;
  }
  return open;
}

/** The end of a base64 token, including its padding. */
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

/** The end of a bare value in notations other than settings, or `limit`. */
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
  // `\n` written as an escape inside a string; `&` and `<` between values of URLs and markup.
  if (code === 92) return 'nrt"\''.includes(charAt(text, at + 1));
  return (
    code === 60 ||
    code === 62 ||
    code === 124 ||
    (code === 38 && notation !== 'shell') ||
    (code === 59 && notation !== 'prose')
  );
}

import {
  charAt,
  isAlphanumeric,
  isAt,
  isBlank,
  isName,
  isQuote,
  skipForward,
  unitAt,
} from '../judgement/characters.ts';
import type { Notation } from '../language.ts';
import type { Literal } from './literal.ts';

/** How far back a dotted name is followed. */
const dottedReach = 80;

/** The character before a dotted name such as `db.password`. */
export function quoteBefore(text: string, nameStart: number): string {
  let at = nameStart;
  while (at > nameStart - dottedReach && (isAt(text, at - 1, isName) || unitAt(text, at - 1) === 46)) at--;
  return text.charAt(at - 1);
}

/** A sign of assignment, or whatever takes its place. */
export interface Operator {
  /** Where the value begins. */
  readonly end: number;
  readonly kind: 'assign' | 'compare' | 'call' | 'list' | 'blank';
  /** The value itself, if it comes before the name. */
  readonly literal?: Literal;
}

/** `"value" == name`: reads a value that is compared with the name after it. */
export function comparison(text: string, nameStart: number): Operator | null {
  const sign = isAt(text, nameStart - 1, isBlank) ? nameStart - 2 : nameStart - 1;
  if (unitAt(text, sign) !== 61) return null;
  const before = text.slice(Math.max(0, nameStart - 200), nameStart);
  const match = /(["'`])((?:(?!\1)[^\n]){4,200})\1\s?[!=]==?\s?$/.exec(before);
  if (match?.[2] === undefined) return null;
  const start = nameStart - before.length + match.index + 1;
  return { end: nameStart, kind: 'compare', literal: { start, end: start + match[2].length, quoted: true } };
}

/** Reads what is between a name that ends at `at` and its value; null if nothing is assigned there. */
export function readOperator(text: string, at: number, notation: Notation): Operator | null {
  const gap = skipName(text, at);
  const i = skipForward(text, gap.end, gap.end + 40, isBlank);
  const blank = i > gap.end;
  const first = charAt(text, i);
  const tag = blank && gap.quotes === 0 ? attributes.exec(text.slice(i, i + 200)) : null;
  if (tag !== null) return { end: i + tag[0].length, kind: 'assign' };
  if (first === '(' && gap.quotes === 0) return { end: skipForward(text, i + 1, i + 4, isBlank), kind: 'call' };
  if (first === ',' && gap.quotes === 1) return { end: skipForward(text, i + 1, i + 20, isBlank), kind: 'list' };
  const mayBeTyped = first === ':' || (blank && isAt(text, i, isAlphanumeric));
  const typed = mayBeTyped ? typedLength(text, i, notation) : 0;
  if (typed > 0) return { end: i + typed, kind: 'assign' };
  return readSign(text, i, notation) ?? (blank ? { end: i, kind: 'blank' } : null);
}

/** Attributes of the element that has this name: `<Pass encoding="base64">…`. */
const attributes = /^(?:[\w:-]{1,30}="[^"<>\n]{0,60}"\s?){1,3}>\s{0,4}/;

/** A type between the name and the sign: `password: string = …`, `token string = …`. */
const typeAnnotation =
  /^(?::[ ]{0,2}(?:std::string|&'?\w* ?str|char\[\]|Option<\w+>|\w+)\??[ ]{0,2}|\w+[ ]{1,2}):?=(?!=)[ ]{0,4}/;

/** The length of a type annotation and the sign after it; 0 if there is none or the notation has no types. */
function typedLength(text: string, at: number, notation: Notation): number {
  if (notation !== 'code' && notation !== 'prose') return 0;
  return typeAnnotation.exec(text.slice(at, at + 40))?.[0].length ?? 0;
}

/** Skips quotes and brackets that close after a name, and array bounds. */
function skipName(text: string, at: number): { readonly end: number; readonly quotes: number } {
  let i = at;
  while (i < at + 4 && (isAt(text, i, isQuote) || '\\]'.includes(charAt(text, i) || ' '))) i++;
  let quotes = i - at;
  if (text.startsWith('&quot;', i)) {
    i += 6;
    quotes++;
  }
  const array = unitAt(text, i) === 91 ? /^\[\d{0,4}\]/.exec(text.slice(i, i + 6)) : null;
  return { end: i + (array?.[0].length ?? 0), quotes };
}

/** The maximum length of a sign outside code. Whatever follows the sign is the value, even if it begins with a sign character. */
function signLength(text: string, at: number, notation: Notation): number {
  // In a text of unknown notation, a quote indicates code.
  if (notation === 'prose' && /^[=:?>|.+!<~-]{1,5}[ \t]{0,4}\\?["'`]/.test(text.slice(at, at + 12))) return 5;
  const sign = /^(?:[!=]==|[?+:!=]=|[=-]>|<-)/.exec(text.slice(at, at + 3))?.[0] ?? '=';
  // In settings a value may begin with `=`; in prose and in scripts within markup, two signs are a comparison.
  const mayBegin = notation !== 'prose' && notation !== 'markup';
  return sign.startsWith('==') && mayBegin && /[^=\s]/.test(charAt(text, at + 2)) ? 1 : sign.length;
}

function readSign(text: string, at: number, notation: Notation): Operator | null {
  let end = at;
  const longest = notation === 'code' || notation === 'json' ? 5 : signLength(text, at, notation);
  while (end < at + longest && '=:?>|.+!<-~'.includes(charAt(text, end) || ' ')) end++;
  const sign = text.slice(at, end);
  if (!/[=:>|]|<-/.test(sign) || sign.startsWith('>>') || sign === '::' || sign === '->') return null;
  const value = skipForward(text, end, end + 40, isBlank);
  // The text of an element may begin on the next line.
  const next = sign === '>' ? /^[\r\n]{1,2}[ \t]{0,40}/.exec(text.slice(value, value + 44)) : null;
  return { end: value + (next?.[0].length ?? 0), kind: /^[!=]==?$/.test(sign) ? 'compare' : 'assign' };
}

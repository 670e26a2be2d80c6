import { printable, decodeBase64 } from '../engine/base64.ts';
import {
  charAt,
  isAlphanumeric,
  isAt,
  isBlank,
  isDigit,
  isLetter,
  isName,
  isQuote,
  isTokenMark,
  skipForward,
} from '../judgement/characters.ts';
import { rankStructure, type Matcher, type Scene } from '../engine/sink.ts';
import type { Rule } from '../engine/rule.ts';
import { isPlaceholder, looksRandom } from '../judgement/value.ts';

/** `scheme://user:password@host`: the password is the secret. */
export function urlMatcher(rule: Rule): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    const schemeStart = beginOfScheme(text, start);
    if (schemeStart === start) return;
    const address = addressAt(text, schemeStart, end);
    if (!address.includes('@')) return;
    const place = passwordIn(address);
    if (place === null) return;
    const colon = end + place.colon;
    const at = end + place.at;
    const secret = text.slice(colon + 1, at);
    if (!isAt(text, at + 1, isAlphanumeric) || isTemplate(secret) || /^\d{1,5}(?:[/?#].*)?$/.test(secret)) return;
    const made =
      /^(?:[\w.-]*example|localhost|127\.|host\b|\[)/i.test(text.slice(at + 1, at + 40)) ||
      isNoPassword(secret) ||
      secret === text.slice(end, colon);
    scene.report({
      rule,
      start: colon + 1,
      end: at,
      confidence: made ? 'low' : 'medium',
      validation: 'structure-valid',
      rank: rankStructure,
    });
  };
}

const longestScheme = 41;

/** Where the scheme that ends at an offset begins (RFC 3986, 3.1); the offset itself if there is none. */
function beginOfScheme(text: string, end: number): number {
  let begin = end;
  for (let at = end - 1; at >= end - longestScheme; at--) {
    if (isAt(text, at, isLetter)) begin = at;
    else if (!isAt(text, at, isDigit) && !'+.-'.includes(charAt(text, at) || ' ')) break;
  }
  return begin;
}

/** The first colon and the last `@` of the user information before a host; null if the address has no password. */
function passwordIn(address: string): { readonly colon: number; readonly at: number } | null {
  let colon = -1;
  let at = -1;
  for (let i = 0; i < address.length; i++) {
    const char = address.charAt(i);
    if (char === '@') at = i;
    else if (char === ':' && colon < 0) colon = i;
    else if (endsLogIn(address, i, colon, at)) break;
  }
  return colon < 0 || at < colon + 3 ? null : { colon, at };
}

/** Whether a path or a query begins at an offset and so ends the user information. */
function endsLogIn(address: string, i: number, colon: number, at: number): boolean {
  const char = address.charAt(i);
  if ('?#'.includes(char)) return at >= 0;
  if (char !== '/') return false;
  return at >= 0 || colon < 0 || !/[\w%]/.test(address.charAt(i - 1));
}

/**
 * The text after `://`, up to a blank or the quote that opened before the scheme. Without a quote, punctuation that ends an address
 * in a sentence ends it too.
 */
function addressAt(text: string, schemeStart: number, end: number): string {
  const ahead = text.slice(end, end + 400);
  const quote = isAt(text, schemeStart - 1, isQuote) ? text.charAt(schemeStart - 1) : '';
  const stop = ahead.search(quote === '' ? /[\s"'`<>\\,;()]/ : /[\s<>\\]/);
  const whole = stop < 0 ? ahead : ahead.slice(0, stop);
  const close = quote === '' ? -1 : whole.indexOf(quote);
  return close < 0 ? whole : whole.slice(0, close);
}

const weak =
  /^(?:password|pass(?:wd)?|pwd|secret|user(?:name)?|pw|xxx+|changeme|example|foo|bar|token|x-oauth-basic|.{0,2})$/i;

function isTemplate(secret: string): boolean {
  return /^\$(?:[A-Z][A-Z0-9_]*|[a-z_]\w*)$|^[$<[{(].*[}>\])]$|^%(?![0-9a-f]{2})|[{}]|^\*+$|^x+$|^\.+$/i.test(secret);
}

function isNoPassword(secret: string): boolean {
  return weak.test(secret) || isPlaceholder(secret);
}

/** `Authorization: Basic …` and `Bearer …`. */
export function headerMatcher(rules: { readonly basic: Rule; readonly bearer: Rule }): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    const basic = text.charCodeAt(start + 1) === 97 || text.charCodeAt(start + 1) === 65;
    if (isAt(text, start - 1, isAlphanumeric)) return;
    let from = skipForward(text, end, end + 8, isBlank | isQuote);
    if (text.charAt(from) === ':') from = skipForward(text, from + 1, from + 4, isBlank);
    if (from === end) return;
    const to = skipForward(text, from, Math.min(text.length, from + 4000), isName | isTokenMark);
    const secret = text.slice(from, to).replace(/[.,:!]+$/, '');
    if (basic) reportBasic(scene, rules.basic, from, secret);
    else reportBearer(scene, rules.bearer, from, secret);
  };
}

function reportBasic(scene: Scene, rule: Rule, start: number, secret: string): void {
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(secret)) return;
  const bytes = decodeBase64(secret);
  const pair = bytes === null ? null : printable(bytes);
  const valid = pair !== null && /^[^:\s]*:[^\n]+$/.test(pair);
  if (!valid) return;
  const isMade = isNoPassword(pair.slice(pair.indexOf(':') + 1));
  if (isMade && /example|\{|</.test(pair)) return;
  scene.report({
    rule,
    start,
    end: start + secret.length,
    confidence: isMade ? 'low' : 'medium',
    validation: 'structure-valid',
    rank: rankStructure,
  });
}

function reportBearer(scene: Scene, rule: Rule, start: number, secret: string): void {
  if (secret.length < 14 || /^https?:/.test(secret) || isPlaceholder(secret) || !/\d/.test(secret)) return;
  // In a header of its own, even a short value is a token; in a sentence it need not be.
  const header = /authorization["']?\s*[:=,]\s*["'`]?bearer\s*$/i.test(
    scene.text.slice(Math.max(0, start - 40), start),
  );
  if (!looksRandom(secret) && (header ? !/\d.*\d/.test(secret) : secret.length < 20)) return;
  scene.report({
    rule,
    start,
    end: start + secret.length,
    confidence: 'medium',
    validation: 'none',
    rank: rankStructure,
  });
}

const pemLimit = 8000;

/** `-----BEGIN … PRIVATE KEY-----` to its end line, or as much of it as is there. Line ends may be real or written as `\n`. */
export function pemMatcher(rule: Rule): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    const head = /^[A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-{5}/.exec(text.slice(end, end + 60));
    if (head === null) return;
    const bodyStart = end + head[0].length;
    const limit = Math.min(text.length, start + pemLimit);
    const dashes = text.slice(bodyStart, limit).indexOf('-----');
    const next = dashes < 0 ? limit : bodyStart + dashes;
    let stop: number;
    if (text.startsWith('-----END', next)) {
      const close = text.slice(next + 8, next + 60).indexOf('-----');
      stop = close < 0 ? next + 8 : next + 13 + close;
    } else {
      stop = bodyEnd(text, bodyStart, next);
    }
    const body = text.slice(bodyStart, Math.min(stop, next));
    const letters = body.replace(/\\[nr]|[^A-Za-z0-9+/=]/g, '');
    const real =
      letters.length >= 64 && /^(?:MI|b3Blbn|lQ|xc|MC4|M[CFEGH])/.test(letters.replace(/^Proc.{0,200}?(?=MI)/, ''));
    if (letters.length < 10 || /^[.xX*]+$/.test(letters)) return;
    scene.report({
      rule,
      start,
      end: stop,
      confidence: letters.length >= 40 ? 'high' : 'low',
      validation: real ? 'structure-valid' : 'none',
      rank: rankStructure + 100,
    });
  };
}

function bodyEnd(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && /[A-Za-z0-9+/=\s\\"',:-]/.test(text.charAt(i))) i++;
  return text.slice(from, i).trimEnd().length + from;
}

/** `machine H login U password P` and `default login U password P` of .netrc. */
export function netrcMatcher(rule: Rule): Matcher {
  return (scene, _start, end) => {
    const match = /^(?:\s+\S{1,100})?\s+login\s+\S{1,100}\s+password\s+(\S{3,200})/.exec(
      scene.text.slice(end, end + 460),
    );
    const secret = match?.[1];
    if (match === null || secret === undefined || isTemplate(secret)) return;
    const stop = end + match[0].length;
    scene.report({
      rule,
      start: stop - secret.length,
      end: stop,
      confidence: isNoPassword(secret) ? 'low' : 'medium',
      validation: 'structure-valid',
      rank: rankStructure,
    });
  };
}

import { decodeBase64, printable } from '../engine/base64.ts';
import type { Notation } from '../language.ts';
import { wordsOf, type NameKind } from './names.ts';
import type { Confidence } from '../types.ts';
import { countsUp, isPlaceholder, lookAt, looksDrawn, type Look } from './value.ts';

/** How a value stands beside the name that it is assigned to. */
export interface Assignment {
  readonly kind: NameKind;
  readonly name: string;
  readonly value: string;
  readonly quoted: boolean;
  readonly notation: Notation;
  /** What stands between: a sign, a comparison, a bracket, a comma, or nothing but blanks. */
  readonly operator: 'assign' | 'compare' | 'call' | 'list' | 'blank';
  /** True for an option on a command line. */
  readonly flag: boolean;
  /** Whether the name, or what stands before it, names a service; asked only when it may decide. */
  readonly service: () => boolean;
  /** Whether a user name is assigned right before; asked only when it decides. */
  readonly paired: () => boolean;
}

const longValue = 256;

/** How likely an assigned value is a secret; null for those that are not worth a word. */
export function judgeAssignment(assignment: Assignment): Confidence | null {
  const { kind, name, value, quoted } = assignment;
  // Long values are encoded keys or texts; their beginning tells which.
  if (value.length > longValue)
    return looksDrawn(value.slice(0, longValue / 2)) && !/[:@!]/.test(value) ? 'medium' : null;
  if (value.length < 4 || isPlaceholder(value) || echoes(name, value)) return isAwsSample(assignment) ? 'low' : null;
  if (assignment.operator === 'blank' && /^-{0,2}pass$/i.test(name)) return null;
  const look = lookAt(value);
  if (/\s/.test(value) && !mayHoldBlanks(assignment, look)) return null;
  if (kind === 'auth' && isEncodedPair(value)) return 'medium';
  const service = look.digits > 0 && value.length >= 10 && assignment.service();
  const drawn = looksDrawn(value, look) || (service && look.digits >= 2 && !/[\s/.:]/.test(value));
  if (!quoted && !bareValueCounts(assignment, look, drawn)) return null;
  if (quoted && assignment.operator === 'blank' && kind !== 'password' && !drawn) return null;
  if (/\s/.test(value) && kind !== 'password') return 'medium';
  if (isAddress(value) || (isPath(value) && !(drawn && look.mixing > 0.3 && look.length >= 32))) return null;
  if (isForeign(value)) return null;
  // What a password is compared with is the password, whatever it looks like.
  const compared = assignment.operator === 'compare' && (kind === 'password' || /secret$/i.test(name));
  if (compared && quoted && !drawn) return 'low';
  if (drawn && look.length < 16) return 'low';
  if (drawn) return kind === 'password' || service || look.length >= 24 || look.entropy > 3.5 ? 'medium' : 'low';
  return kind === 'password' ? judgePassword(assignment, look) : judgeToken(assignment, look);
}

/** A text that has the length and alphabet of an AWS secret key, assigned to its name: the one of the documentation, say. */
function isAwsSample({ name, value, service }: Assignment): boolean {
  return /^[A-Za-z0-9/+]{40}$/.test(value) && /secret|access/i.test(name) && (/aws/i.test(name) || service());
}

/** Pass phrases of up to three words, and generated keys of many signs, such as those of WordPress. */
function mayHoldBlanks({ kind, value, quoted, notation }: Assignment, look: Look): boolean {
  if (!quoted) return false;
  if (kind === 'password')
    return notation === 'config' ? /^\S+(?: \S+){0,5}$/.test(value) : /^\S+(?: \S+){0,2}$/.test(value);
  return (
    value.length >= 32 && look.marks > 8 && look.digits > 1 && look.entropy > 4.5 && /[^\w\s.,:;'"()-]{2}/.test(value)
  );
}

/** Base64 of `user:password`, as container registries keep logins. */
function isEncodedPair(value: string): boolean {
  if (!/^[A-Za-z0-9+/]{12,}={0,2}$/.test(value)) return false;
  const bytes = decodeBase64(value);
  return bytes !== null && /^[\w.@-]+:\S{3,}$/.test(printable(bytes) ?? '');
}

/** In code what stands bare is a name; elsewhere a bare word still may be the next word of a sentence. */
function bareValueCounts(
  { kind, value, notation, operator, flag, paired }: Assignment,
  look: Look,
  drawn: boolean,
): boolean {
  if (operator === 'call' || operator === 'list') return false;
  if (/^[-=.,:|]|\.\w+\.|=>|^\d{1,14}(?:\.\d+)?$/.test(value) && !drawn) return false;
  if (/[()[\]{}]/.test(value) && (notation !== 'config' || /^[\w.]+\(|^[{[(]|^\w+\[/.test(value))) return false;
  if (operator === 'blank' && !flag && !drawn) return false;
  if (notation === 'code' || notation === 'json') return drawn && look.digits > 3 && /^[\w+/=-]{20,}$/.test(value);
  if (drawn) return true;
  if (notation === 'prose') {
    const drawnLetters = look.words < -0.4 && value.length >= 8;
    return (
      kind === 'password' &&
      (operator === 'assign' || flag) &&
      ((look.digits > 0 && look.letters > 0) || drawnLetters || paired())
    );
  }
  return true;
}

/** Addresses, dates, versions and names of files. */
function isAddress(value: string): boolean {
  return /^[\w.+-]+@[\w-]+\.\w+$|^https?:|^\w+:\/\/|^[\w-]*\.[a-z]{2,4}$|^\d{4}-\d\d-\d\d|^[~^>=v]{0,2}\d+(?:\.\d+)+/.test(
    value,
  );
}

function isPath(value: string): boolean {
  return /^[.~]?[\w.-]*[/\\][\w.-]+(?:[/\\][\w.-]*)*$/.test(value);
}

function judgeToken({ kind, value, quoted, notation, service }: Assignment, look: Look): Confidence | null {
  if (/^\d{15,20}$|^\d{30,40}$/.test(value)) return 'low';
  if (value.length >= 10 && look.digits >= 2 && look.letters >= 3 && look.mixing > 0.3) return 'low';
  if (value.length >= 8 && look.words < -0.5 && (look.digits > 0 || look.words < -0.65)) return 'low';
  const phrase = /[^\w.,:;/ -]/.test(value);
  if ((quoted || notation === 'config') && value.length >= 10 && look.marks >= 4 && look.entropy > 3 && phrase)
    return 'low';
  if (kind === 'secret' && quoted && value.length >= 12 && phrase && !/\s/.test(value)) return 'low';
  // An alphabet in the place of a key: a sample, but of that service's key.
  return /^[\w-]{16,}$/.test(value) && countsUp(value, 0, value.length) && service() ? 'low' : null;
}

function judgePassword({ value, quoted, notation, paired }: Assignment, look: Look): Confidence | null {
  const { digits, marks, words } = look;
  if (/^[A-Za-z_]+$|^[A-Za-z]+(?:[.:_ -][A-Za-z]+)+$/.test(value)) {
    const likeness = /[^A-Za-z]/.test(value) ? -0.6 : -0.2;
    return words <= likeness || (value.length >= 6 && paired()) ? 'low' : null;
  }
  if (/\s/.test(value)) return notation === 'config' && value.length >= 16 ? 'low' : null;
  if (digits > 0 && value.length >= 6) return quoted ? 'medium' : 'low';
  return digits > 0 || marks > 0 || words < -0.2 ? 'low' : null;
}

/** Whether a value is written in letters beyond ASCII, as sentences are and secrets hardly ever. */
function isForeign(value: string): boolean {
  let foreign = 0;
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) > 127) foreign++;
  return foreign * 3 > value.length;
}

/** Whether a value only repeats its name: `password = "user_password"`. */
function echoes(name: string, value: string): boolean {
  const own = new Set(wordsOf(name));
  return /^[\w.-]+$/.test(value) && wordsOf(value).every(word => own.has(word));
}

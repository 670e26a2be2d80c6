import { decodeBase64, printable } from '../engine/base64.ts';
import type { Notation } from '../language.ts';
import type { Confidence } from '../types.ts';
import { isEncrypted, isPublicKeyMaterial } from './encrypted.ts';
import { wordsOf, type NameKind } from './names.ts';
import { looksOrdinary, passwordStrength } from './passwords.ts';
import { countsUp, isPlaceholder, lookAt, looksRandom, type Look } from './value.ts';

/** A value, the name it is assigned to, and the context of the assignment. */
export interface Assignment {
  readonly kind: NameKind;
  readonly name: string;
  readonly value: string;
  readonly quoted: boolean;
  readonly notation: Notation;
  /** What joins name and value: a sign, a comparison, a bracket, a comma, or only blanks. */
  readonly operator: 'assign' | 'compare' | 'call' | 'list' | 'blank';
  /** Whether the value follows its name without a sign: as a command-line option, or because a command sets it. */
  readonly flag: boolean;
  /** Whether the assignment is a line of its own in a text of unknown notation. */
  readonly wholeLine: () => boolean;
  /** Whether the name, or the text before it, mentions a service. Only called if it may decide. */
  readonly service: () => boolean;
  /** Whether a user name is assigned right before. Only called if it decides. */
  readonly paired: () => boolean;
}

const longValue = 256;

/** Properties of a value that are measured once. */
interface Measured {
  readonly look: Look;
  readonly hasBlanks: boolean;
  /** Whether a service is mentioned next to it. */
  readonly named: boolean;
  /** Whether it looks machine-generated. */
  readonly random: boolean;
}

/** Judges how likely an assigned value is a secret; null if it is not worth reporting. */
export function judgeAssignment(assignment: Assignment): Confidence | null {
  const { kind, value } = assignment;
  if (isEncrypted(value) || isPublicKeyMaterial(value)) return null;
  if (value.length > longValue) return judgeLong(value);
  if (standsForAnother(assignment)) return isAwsSample(assignment) ? 'low' : null;
  const measured = measure(assignment);
  if (measured.hasBlanks && !mayHoldBlanks(assignment, measured.look)) return null;
  if (kind === 'auth' && isEncodedPair(value)) return 'medium';
  return mayBeValue(assignment, measured) ? judgeValue(assignment, measured) : null;
}

function measure({ value, service }: Assignment): Measured {
  const look = lookAt(value);
  const named = look.digits > 0 && value.length >= 10 && service();
  const random =
    (looksRandom(value, look) && !looksOrdinary(value)) || (named && look.digits >= 2 && !/[\s/.:]/.test(value));
  return { look, hasBlanks: /\s/.test(value), named, random };
}

/** Whether a value is too short, a placeholder or a reference, or only repeats its name. */
function standsForAnother({ name, value, operator }: Assignment): boolean {
  if (value.length < 4 || isPlaceholder(value) || repeatsName(name, value)) return true;
  return operator === 'blank' && /^-{0,2}pass$/i.test(name);
}

function judgeValue(assignment: Assignment, measured: Measured): Confidence | null {
  const { kind, name, value, quoted, operator } = assignment;
  const { look, random } = measured;
  if (measured.hasBlanks && kind !== 'password') return 'medium';
  if (isHarmlessForm(value, look, random)) return null;
  // A value that a password is compared with is the password, whatever it looks like.
  const compared = operator === 'compare' && (kind === 'password' || /secret$/i.test(name));
  if (compared && quoted && !random) return 'low';
  if (kind === 'password') return judgePassword(assignment, look, random);
  if (random) return judgeRandomToken(value, measured);
  return isMadeUpSecret(assignment, look) ? 'medium' : judgeToken(assignment, look);
}

/** A secret that a person made up like a password, in a settings file. */
function isMadeUpSecret({ kind, value, notation }: Assignment, look: Look): boolean {
  if (kind !== 'secret' || notation !== 'config' || value.length < 8 || /[\s/:]/.test(value)) return false;
  return look.digits > 0 && /[^\w.,;-]/.test(value) && passwordStrength(value, look) === 'strong';
}

/** Judges a long value, which is an encoded key or a text, by its beginning. */
function judgeLong(value: string): Confidence | null {
  return looksRandom(value.slice(0, longValue / 2)) && !/[:@!]/.test(value) ? 'medium' : null;
}

/** Whether a value has the length and alphabet of an AWS secret key and a matching name, like the sample in the AWS documentation. */
function isAwsSample({ name, value, service }: Assignment): boolean {
  return /^[A-Za-z0-9/+]{40}$/.test(value) && /secret|access/i.test(name) && (/aws/i.test(name) || service());
}

/** Whether a value with blanks may be a secret: a pass phrase of a few words, or a generated key with many symbols, as WordPress has. */
function mayHoldBlanks({ kind, value, quoted, notation }: Assignment, look: Look): boolean {
  if (!quoted) return false;
  if (kind === 'password')
    return notation === 'config' ? /^\S+(?: \S+){0,5}$/.test(value) : /^\S+(?: \S+){0,2}$/.test(value);
  return (
    value.length >= 32 && look.marks > 8 && look.digits > 1 && look.entropy > 4.5 && /[^\w\s.,:;'"()-]{2}/.test(value)
  );
}

/** Whether a value is base64 of `user:password`, the form in which container registries store logins. */
function isEncodedPair(value: string): boolean {
  if (!/^[A-Za-z0-9+/]{12,}={0,2}$/.test(value)) return false;
  const bytes = decodeBase64(value);
  return bytes !== null && /^[\w.@-]+:\S{3,}$/.test(printable(bytes) ?? '');
}

/** Whether the text is a value at all: a bare word is a name in code, and the next word of a sentence in prose. */
function mayBeValue(assignment: Assignment, { look, random }: Measured): boolean {
  const { kind, quoted, operator } = assignment;
  if (!quoted) return bareValueCounts(assignment, look, random);
  return operator !== 'blank' || kind === 'password' || random;
}

/** Notations in which a bare value is the normal form. */
function bareIsNormal({ notation, wholeLine }: Assignment): boolean {
  return notation === 'config' || notation === 'shell' || notation === 'markup' || wholeLine();
}

/** Whether a value is written as values are in its notation, so it cannot be a word of a sentence. */
function isCertainlyValue(assignment: Assignment): boolean {
  return assignment.quoted || assignment.flag || bareIsNormal(assignment);
}

/** Whether a bare text counts as a value. In code it is a name; elsewhere it may still be the next word of a sentence. */
function bareValueCounts(assignment: Assignment, look: Look, random: boolean): boolean {
  const { value, notation } = assignment;
  if (!operatorTakesBare(assignment, random)) return false;
  if (notation === 'code' || notation === 'json') return random && look.digits > 3 && /^[\w+/=-]{20,}$/.test(value);
  if (/^\d{1,14}(?:\.\d+)?$/.test(value) || isExpression(assignment)) return false;
  return random || notation !== 'prose' || assignment.wholeLine() || countsInProse(assignment, look);
}

function operatorTakesBare({ operator, notation, flag }: Assignment, random: boolean): boolean {
  switch (operator) {
    case 'assign':
      return true;
    case 'compare':
      // Markup and settings may contain scripts too, but only a shell compares with an unquoted word.
      return notation === 'shell' || random;
    case 'blank':
      return flag || random;
    case 'call':
    case 'list':
      return false;
  }
}

function countsInProse({ kind, value, operator, flag, paired }: Assignment, look: Look): boolean {
  if (kind !== 'password' || (operator !== 'assign' && !flag)) return false;
  const hasBoth = look.digits > 0 && look.letters > 0;
  return hasBoth || (look.words < -0.4 && value.length >= 8) || paired();
}

/** Whether a bare value is a call, an index, a list or the beginning of one, or begins with an operator. */
function isExpression(assignment: Assignment): boolean {
  const { value, notation } = assignment;
  if (!bareIsNormal(assignment)) return /^[-=.,:|]|\.\w+\.|=>|[()[\]{}]/.test(value);
  if (notation === 'shell' && /[()`]/.test(value)) return true;
  if (/^(?:[-=]>|=>|[-=.,:|]$|--|-[A-Za-z]$|\.\w+$)/.test(value) || /^\.?[a-z]\w*(?:\.[a-z]\w*)+$/i.test(value))
    return true;
  return /^[\w.]+\([^()]*\)?$|^[{[(](?:.*[}\])])?$|^[a-z_.]+\[[^\]]*\]?$/i.test(value);
}

/** Whether a value has the form of something that is not secret: an address, a path, a text in another script. */
function isHarmlessForm(value: string, look: Look, random: boolean): boolean {
  if (isAddress(value) || isForeign(value)) return true;
  if (!isPath(value)) return false;
  // Base64 has `/` or `-`, never both. A code such as Google's may have one of each.
  if (/(?:\/[^/]*){4}/.test(value) && value.includes('-')) return true;
  return !(look.mixing > 0.3 && (random ? look.length >= 32 : isMixedPath(value)));
}

/** Addresses, dates, versions and file names. */
function isAddress(value: string): boolean {
  return /^[\w.+-]+@[\w-]+\.[a-z]+$|^https?:|^\w+:\/\/|^[\w-]*\.[a-z]{2,4}$|^\d{4}-\d\d-\d\d(?!\w)|^[~^>=v]{0,2}\d+(?:\.\d+)+(?:[-+.:][a-z0-9]{1,12}){0,3}$/i.test(
    value,
  );
}

function isPath(value: string): boolean {
  return /^[.~]?[\w.-]*[/\\][\w.-]+(?:[/\\][\w.-]*)*$/.test(value);
}

/** Whether a value with the form of a path is rather base64: no root, no word separators, mixed case, and digits before letters. */
function isMixedPath(value: string): boolean {
  if (/^[.~/\\]|[._-]/.test(value)) return false;
  const letters = value.replace(/[^A-Za-z]/g, '');
  return (
    value.length >= 10 && /\d/.test(value) && /[a-z]/.test(letters) && /[A-Z]/.test(letters) && /\d[A-Za-z]/.test(value)
  );
}

function judgeRandomToken(value: string, { look, named }: Measured): Confidence {
  if (look.length < 16) return isShortKey(value, look) ? 'medium' : 'low';
  return named || look.length >= 24 || look.entropy > 3.5 ? 'medium' : 'low';
}

/** Signs that a value which does not look generated may be a token after all. */
const tokenSigns: readonly ((assignment: Assignment, look: Look) => boolean)[] = [
  ({ value }) => /^\d{15,20}$|^\d{30,40}$/.test(value),
  ({ value }, look) => value.length >= 10 && look.digits >= 2 && look.letters >= 3 && look.mixing > 0.3,
  ({ value }, look) => value.length >= 8 && look.words < (look.digits > 0 ? -0.5 : -0.65),
  ({ value, quoted, notation }, look) =>
    (quoted || notation === 'config') && value.length >= 10 && look.marks >= 4 && look.entropy > 3 && hasSymbol(value),
  ({ kind, value, quoted }) =>
    kind === 'secret' && quoted && value.length >= 12 && hasSymbol(value) && !/\s/.test(value),
  // An alphabet in place of a key: a sample, but of a key of that service.
  ({ value, service }) => /^[\w-]{16,}$/.test(value) && countsUp(value, 0, value.length) && service(),
];

/** Whether a value has a character that does not occur in names, numbers or paths. */
function hasSymbol(value: string): boolean {
  return /[^\w.,:;/ -]/.test(value);
}

function judgeToken(assignment: Assignment, look: Look): Confidence | null {
  if (isShortKey(assignment.value, look)) return 'medium';
  return tokenSigns.some(holds => holds(assignment, look)) ? 'low' : null;
}

/** Ten or more letters and digits, of both cases and without order: a short machine-generated key. */
function isShortKey(value: string, look: Look): boolean {
  return (
    look.length >= 10 &&
    /^[A-Za-z0-9]+$/.test(value) &&
    look.mixing >= 0.35 &&
    look.words < (look.digits >= 2 ? 0.4 : look.digits === 1 ? 0 : -0.6) &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    !looksOrdinary(value) &&
    !countsUp(value, 0, value.length)
  );
}

function judgePassword(assignment: Assignment, look: Look, random: boolean): Confidence | null {
  const { value, quoted, notation } = assignment;
  if (random && look.length >= 16) return 'medium';
  const strength = passwordStrength(value, look);
  if (strength === 'strong' && isCertainlyValue(assignment)) return 'medium';
  if (/^[A-Za-z_]+$|^[A-Za-z]+(?:[.:_ -][A-Za-z]+)+$/.test(value)) return judgeWords(assignment, look);
  if (/\s/.test(value)) return notation === 'config' && value.length >= 16 ? 'low' : null;
  if (look.digits > 0 && value.length >= 6) return quoted && strength !== 'ordinary' ? 'medium' : 'low';
  return isHardlyWord(look) ? 'low' : null;
}

function isHardlyWord(look: Look): boolean {
  return look.digits > 0 || look.marks > 0 || look.words < -0.2;
}

/** Judges a value of words only: a password if it does not look like natural language, or if a user name comes before it. */
function judgeWords({ value, paired }: Assignment, look: Look): Confidence | null {
  const mostLikely = /[^A-Za-z]/.test(value) ? -0.6 : -0.2;
  return look.words <= mostLikely || (value.length >= 6 && paired()) ? 'low' : null;
}

/** Whether many letters of a value are beyond ASCII, which is common in sentences and very rare in secrets. */
function isForeign(value: string): boolean {
  let foreign = 0;
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) > 127) foreign++;
  return foreign * 3 > value.length;
}

/** Whether a value only repeats its name: `password = "user_password"`. */
function repeatsName(name: string, value: string): boolean {
  if (!/^[\w.-]+$/.test(value)) return false;
  const own = new Set(wordsOf(name));
  return inOneCase(value) === inOneCase(name) || wordsOf(value).every(word => own.has(word));
}

/** Normalizes a name: `1Password` and `1password`, or `AppKey2` and `app_key2`, are the same name in different spellings. */
function inOneCase(name: string): string {
  return name.replace(/[\W_]/g, '').toLowerCase();
}

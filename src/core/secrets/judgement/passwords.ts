import type { Look } from './value.ts';

/** `strong`: certainly a password; `ordinary`: written like a setting; `weak`: may be either. */
export type PasswordStrength = 'strong' | 'weak' | 'ordinary';

/** One word or number of a value made of words: `sha`, `256`, `v2`, `m5`, `2xlarge`. */
const part = /^(?:[A-Za-z]{0,14}\d{0,3}|[vV]?\d{1,8}|\d{1,4}[A-Za-z]{1,10}|[A-Za-z]{1,4}\d{1,3}[A-Za-z]{1,3})$/;

/** Counts and measures, numbers with a unit: `30s`, `512MB`, `2h30m`, `100%`, `1.5Gi`. */
const measure = /^(?:\d+(?:[.,]\d+)?[ ]?(?:[A-Za-z]{1,3}|%|minutes?|seconds?|hours?|days?)){1,3}$/;

/** Algorithms, protocols, encodings and versions written as one word: `TLSv1.2`, `HS256`, `utf8mb4`, `Ubuntu22`. */
const term = /^(?:[A-Z]?[a-z]+|[A-Z]+)v?\d{1,3}(?:[a-z]{1,3}\d?)?$|^[A-Za-z]{2,8}v\d(?:[._]\d){0,2}$/;

/** A host with a port, or a list of terms. */
const listing = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*:\d{1,5}$|^[a-z]+(?:,[a-z0-9-]+)+$/;

/** Whether a value is written like a setting: a name, version, mode, measure, date or host. */
export function looksOrdinary(value: string): boolean {
  if (measure.test(value) || term.test(value) || listing.test(value)) return true;
  const parts = value.split(/[-_.:/, ]/);
  return parts.length > 1 && parts.every(each => part.test(each));
}

/** How much a value of up to about twenty characters looks like a password, given that a password is expected. */
export function passwordStrength(value: string, look: Look): PasswordStrength {
  if (looksOrdinary(value)) return 'ordinary';
  if (look.length < 6) return 'weak';
  const small = /[a-z]/.test(value);
  const capital = /[A-Z]/.test(value);
  // Symbols that do not occur in names, versions, paths or lists.
  const symbols = value.replace(/[\w\s.,:;/\\'"=-]/g, '').length;
  if (look.digits > 0 && look.letters > 0)
    return symbols > 0 || (small && capital) || isMixedWord(value, look) ? 'strong' : 'weak';
  if (look.digits > 0) return symbols > 0 && look.length >= 8 ? 'strong' : 'weak';
  return isRandomWord(value, look, small && capital, symbols) ? 'strong' : 'weak';
}

/** Letters followed by a year or a longer number, or letters mixed with digits. */
function isMixedWord(value: string, look: Look): boolean {
  if (/^[A-Za-z]+\d{4,}$/.test(value)) return true;
  return look.length >= 8 && look.mixing >= 0.3 && look.words < 0.5;
}

/** Letters, perhaps with symbols, that do not look like words. */
function isRandomWord(value: string, look: Look, bothCases: boolean, symbols: number): boolean {
  if (look.length < 8 || !/^\S+$/.test(value)) return false;
  if (symbols >= 2 && bothCases) return true;
  if (bothCases) return look.length >= 10 && look.mixing >= 0.3 && look.words < 0;
  return look.length >= 10 && symbols === 0 && look.words < -0.7;
}

import { hmacSha256Hex, sha256Hex } from '../../digests.ts';
import type { Rule } from '../engine/rule.ts';
import { entropy, wordLikeness } from './randomness.ts';
import { countsUp } from './value.ts';

/**
 * Fingerprints are in reports and in baselines, which are committed: who has one may try guesses as fast as a computer
 * hashes. So only what no one can guess is hashed, a secret that a machine has made with at least 80 bits. For everything that
 * people may have made up the fingerprint is made of rule, name and number in the file, and says nothing of the secret.
 */

/** How many hex digits a fingerprint has. */
const digits = 32;

/** The beginning of a fingerprint that is made of a place and not of a content. */
export const placeMark = 'p';

/** The fewest bits that a secret must have to be hashed: more than anybody can try. */
const fewestBits = 80;

/** Ids whose findings count as one, so that a secret keeps its fingerprint when its name changes. */
export function familyOf(rule: Rule): string {
  return rule.options.family ?? rule.id;
}

/** The fingerprint of a secret that a machine has made; null for one that somebody may have made up. */
export function contentFingerprint(rule: Rule, secret: string): string | null {
  return isIssued(rule, secret) || isMachineMade(secret) ? contentDigest(familyOf(rule), secret) : null;
}

/** The fingerprint that every secret had until 2026-11; old baselines hold it. It must not be written any more. */
export function contentDigest(family: string, secret: string): string {
  return sha256Hex(`${family}\0${secret}`).slice(0, digits);
}

/**
 * The fingerprint of what somebody may have made up.
 * @param name what the secret is assigned to, empty where nothing says
 * @param ordinal how many of this family and name are before it in the file
 */
export function placeFingerprint(family: string, name: string, ordinal: number): string {
  return placeMark + sha256Hex(`${family}\0${name}\0${ordinal}`).slice(0, digits - 1);
}

/**
 * A fingerprint by which the same secret is known again anywhere on one machine. It gives nothing away as long as the key is
 * private: keep it in a file that only its owner can read, and both out of reports.
 * @param key at least 32 random bytes
 */
export function privateFingerprint(key: Uint8Array, family: string, secret: string): string {
  return hmacSha256Hex(key, `${family}\0${secret}`).slice(0, digits);
}

/** Whether a secret begins with the mark of a format, such as `ghp_`: nobody makes up what a service issues. */
function isIssued({ pattern, keywords, options }: Rule, secret: string): boolean {
  if (pattern === null || options.group !== undefined || entropy(secret) * secret.length < fewestBits) return false;
  const start = secret.toLowerCase();
  return keywords.some(keyword => keyword.length >= 3 && start.startsWith(keyword));
}

/** Whether a secret is random as only machines are, with so many bits that nobody can try them all. */
function isMachineMade(secret: string): boolean {
  const { length } = secret;
  if (length < 20 || entropy(secret) * length < fewestBits || countsUp(secret, 0, length)) return false;
  const numbers = secret.replace(/\D/g, '').length;
  if (/^[0-9a-f-]+$/i.test(secret)) return numbers > length / 5 && numbers < length * 0.9;
  // A key file is longer than any phrase; a token has digits and capitals between its letters.
  if (length > 200 && !/[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(secret)) return true;
  return /^\S+$/.test(secret) && numbers >= 2 && wordLikeness(secret.replace(/[^A-Za-z]+/g, '')) < -0.4;
}

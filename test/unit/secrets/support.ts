import fc from 'fast-check';
import { random } from '../random.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import type { Finding, ScannerOptions } from '../../../src/core/secrets/types.ts';

/** Returns findings as short text: `rule confidence «secret»`. */
export function found(text: string, path = '', options: ScannerOptions = {}): string[] {
  return createScanner(options)
    .scan({ path, text })
    .map(each => `${each.ruleId} ${each.confidence} «${text.slice(each.start, each.end)}»`);
}

export function ruleIds(findings: readonly Finding[]): string[] {
  return findings.map(each => each.ruleId);
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
export const alphanumeric = letters + letters.toUpperCase() + digits;

/** Returns random text over an alphabet: secrets for tests are created here, so that no file contains one. */
export function body(length: number, seed: number, alphabet = alphanumeric): string {
  const next = random(seed);
  return Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');
}

/** Returns a text that a regular expression matches; supports the syntax of the rule tables. Assertions are left out. */
export function sample(source: string, seed: number): string {
  const next = random(seed);
  let at = 0;
  const pick = (count: number): number => Math.floor(next() * count);

  const alternatives = (): string => {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options[pick(options.length)] ?? '';
  };
  const sequence = (): string => {
    let out = '';
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const start = at;
      const first = atom();
      const [least, most] = quantifier();
      const end = at;
      const count = least + pick(Math.min(most, least + 6) - least + 1);
      for (let i = 0; i < count; i++) {
        at = start;
        out += i === 0 ? (atom(), first) : atom();
      }
      at = end;
    }
    return out;
  };
  const atom = (): string => {
    const char = source[at++] ?? '';
    if (char === '(') {
      const assertion = /^\?(?:<?[=!])/.test(source.slice(at));
      if (source[at] === '?') at += source[at + 1] === '<' ? 3 : 2;
      const inner = alternatives();
      at++;
      return assertion ? '' : inner;
    }
    if (char === '[') return oneOf(classMembers());
    if (char === '\\') return oneOf(escaped(source[at++] ?? ''));
    return char === '.' ? 'a' : char;
  };
  const classMembers = (): string => {
    let out = '';
    const negated = source[at] === '^';
    if (negated) at++;
    while (source[at] !== ']') {
      const char = source[at++] ?? '';
      if (char === '\\') out += escaped(source[at++] ?? '');
      else if (source[at] === '-' && source[at + 1] !== ']') {
        for (let code = char.charCodeAt(0); code <= (source.charCodeAt(at + 1) || 0); code++)
          out += String.fromCharCode(code);
        at += 2;
      } else out += char;
    }
    at++;
    return negated ? [...alphanumeric].filter(char => !out.includes(char)).join('') : out;
  };
  const escaped = (char: string): string =>
    char === 'd' ? digits : char === 'w' ? `${alphanumeric}_` : char === 's' ? ' ' : char;
  const oneOf = (chars: string): string => chars.charAt(pick(chars.length));
  const quantifier = (): [number, number] => {
    const match = /^(?:\{(\d+)(?:,(\d*))?\}|[?*+])\??/.exec(source.slice(at));
    if (match === null) return [1, 1];
    at += match[0].length;
    if (match[1] === undefined) return match[0].startsWith('?') ? [0, 1] : [match[0].startsWith('+') ? 1 : 0, 8];
    const least = Number(match[1]);
    return [least, match[2] === undefined ? least : match[2] === '' ? least + 8 : Number(match[2])];
  };
  return alternatives();
}

/** The name of a service before a token, and encoded texts, whole or in parts. */
export const encodedPieces: readonly string[] = [
  'stripe ',
  body(24, 4, '0123456789abcdef'),
  Buffer.from(`token=gh${'p_'}${body(36, 5)}`).toString('base64'),
  '%2F',
  '\\u0067',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhYmMxMjMifQ.',
];

/** Generates texts from some pieces, in any order. */
export function madeOf(
  pieces: readonly string[],
  count: { minLength?: number; maxLength: number },
): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), count).map(list => list.join(''));
}

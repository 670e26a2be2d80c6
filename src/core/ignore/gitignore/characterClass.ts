/** The POSIX names that git's `wildmatch.c` knows; `cntrl` and `space` as in its ASCII tables. */
const namedClasses: Readonly<Record<string, (byte: number) => boolean>> = {
  alnum: byte => isDigit(byte) || isLower(byte) || isUpper(byte),
  alpha: byte => isLower(byte) || isUpper(byte),
  blank: byte => byte === 32 || byte === 9,
  cntrl: byte => byte < 32 || byte === 127,
  digit: isDigit,
  graph: byte => byte > 32 && byte < 127,
  lower: isLower,
  print: byte => byte >= 32 && byte < 127,
  punct: byte => byte > 32 && byte < 127 && !isDigit(byte) && !isLower(byte) && !isUpper(byte),
  space: byte => byte === 32 || (byte >= 9 && byte <= 13),
  upper: isUpper,
  xdigit: byte => isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102),
};

export interface CharacterClass {
  /** One entry per byte value: 1 where the class matches it. */
  readonly bytes: Uint8Array;
  /** Offset behind the closing bracket. */
  readonly end: number;
}

/**
 * Reads the `[...]` that starts at `start`. Null where it is not closed or names an unknown `[:class:]`: git then lets
 * the whole pattern match nothing (git's wildmatch.c, read 2026-11-20). `fold` is git's casefold: the text is in lower
 * case already, so an upper-case letter in the class matches only as part of a range or of `[:upper:]`.
 */
export function parseClass(pattern: string, start: number, fold: boolean): CharacterClass | null {
  const bytes = new Uint8Array(256);
  let at = start + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at++;
  let previous = -1;
  do {
    const unit = pattern[at];
    if (unit === undefined) return null;
    if (unit === '\\') {
      at++;
      if (at >= pattern.length) return null;
      previous = pattern.charCodeAt(at);
      bytes[previous] = 1;
    } else if (unit === '-' && previous >= 0 && at + 1 < pattern.length && pattern[at + 1] !== ']') {
      at++;
      if (pattern[at] === '\\') at++;
      if (at >= pattern.length) return null;
      addRange(bytes, previous, pattern.charCodeAt(at), fold);
      previous = -1;
    } else if (unit === '[' && pattern[at + 1] === ':') {
      const close = pattern.indexOf(']', at + 2);
      if (close < 0) return null;
      if (close > at + 2 && pattern[close - 1] === ':') {
        const name = pattern.slice(at + 2, close - 1);
        if (!addNamed(bytes, name, fold)) return null;
        at = close;
        previous = -1;
      } else {
        bytes[91] = 1;
        previous = 91;
      }
    } else {
      previous = unit.charCodeAt(0);
      bytes[previous] = 1;
    }
    at++;
  } while (pattern[at] !== ']');
  if (negated) for (let byte = 0; byte < 256; byte++) bytes[byte] = 1 - (bytes[byte] ?? 0);
  return { bytes, end: at + 1 };
}

function addRange(bytes: Uint8Array, from: number, to: number, fold: boolean): void {
  for (let byte = from; byte <= to; byte++) {
    bytes[byte] = 1;
    if (fold && isUpper(byte)) bytes[byte + 32] = 1;
  }
}

function addNamed(bytes: Uint8Array, name: string, fold: boolean): boolean {
  const contains = Object.hasOwn(namedClasses, name) ? namedClasses[name] : undefined;
  if (!contains) return false;
  for (let byte = 0; byte < 256; byte++) {
    if (contains(byte) || (fold && name === 'upper' && isLower(byte))) bytes[byte] = 1;
  }
  return true;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isLower(byte: number): boolean {
  return byte >= 97 && byte <= 122;
}

function isUpper(byte: number): boolean {
  return byte >= 65 && byte <= 90;
}

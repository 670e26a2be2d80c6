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
  /** One entry per byte value: 1 if the class matches it. */
  readonly bytes: Uint8Array;
  /** Offset after the closing bracket. */
  readonly end: number;
}

/**
 * Reads the `[...]` that starts at `start`. Null if it is not closed or names an unknown `[:class:]`: git then lets the whole pattern
 * match nothing (git's wildmatch.c, read 2026-11-20). `fold` is git's casefold: the text is already in lower case, so an upper-case
 * letter in the class matches only as part of a range or of `[:upper:]`.
 */
export function parseClass(pattern: string, start: number, fold: boolean): CharacterClass | null {
  const mark = pattern[start + 1];
  const negated = mark === '!' || mark === '^';
  const reader = new ClassReader(pattern, start + (negated ? 2 : 1), fold);
  // A bracket at the start is literal.
  do {
    if (!reader.readOne()) return null;
  } while (!reader.isAtEnd);
  const { bytes } = reader;
  if (negated) for (let byte = 0; byte < 256; byte++) bytes[byte] = 1 - (bytes[byte] ?? 0);
  return { bytes, end: reader.at + 1 };
}

class ClassReader {
  readonly bytes = new Uint8Array(256);
  /** The byte with which a range would begin; -1: there is none. */
  #previous = -1;

  constructor(
    private readonly pattern: string,
    public at: number,
    private readonly fold: boolean,
  ) {}

  get isAtEnd(): boolean {
    return this.pattern[this.at] === ']';
  }

  /** Reads a character, a range or a `[:class:]`; returns false if the text ends too early or the class is unknown. */
  readOne(): boolean {
    const { pattern, at } = this;
    const unit = pattern[at];
    const next = pattern[at + 1];
    if (unit === undefined) return false;
    if (unit === '\\') return this.#addOne(at + 1);
    if (unit === '-' && this.#previous >= 0 && next !== undefined && next !== ']') return this.#addRange();
    if (unit === '[' && next === ':') return this.#addNamed();
    return this.#addOne(at);
  }

  #addOne(at: number): boolean {
    if (at >= this.pattern.length) return false;
    this.#previous = this.pattern.charCodeAt(at);
    this.bytes[this.#previous] = 1;
    this.at = at + 1;
    return true;
  }

  #addRange(): boolean {
    const last = this.at + (this.pattern[this.at + 1] === '\\' ? 2 : 1);
    if (last >= this.pattern.length) return false;
    addRange(this.bytes, this.#previous, this.pattern.charCodeAt(last), this.fold);
    this.#previous = -1;
    this.at = last + 1;
    return true;
  }

  #addNamed(): boolean {
    const { pattern, at } = this;
    const close = pattern.indexOf(']', at + 2);
    if (close < 0) return false;
    // Without its second colon, it is not a class name, and the bracket is literal.
    if (close === at + 2 || pattern[close - 1] !== ':') return this.#addOne(at);
    if (!addNamed(this.bytes, pattern.slice(at + 2, close - 1), this.fold)) return false;
    this.#previous = -1;
    this.at = close + 1;
    return true;
  }
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

import { parseJson } from '../../../core/json.ts';

const quote = 34;
const backslash = 92;
const letterU = 117;
/** The maximum number of bytes that follow a backslash: `u` and four digits, or a single character such as `n`. */
const escapeBegins = 5;

/** The longest JSON text, in bytes, that is read as a part of its record; no model accepts more at once. */
export const longestText = 8 * 1024 * 1024;
/** The length in bytes of one part of the rest. */
const restPart = 1024 * 1024;
/** How many characters of such a part are repeated in the next one, so that a match across two parts is whole in one of them. */
const overlap = 8 * 1024;

/**
 * Shortens the texts of one JSON line while it is read, so it needs little memory however long they are. The output is valid JSON
 * if the input is: no escape and no character is cut in two.
 */
export class LongTexts {
  /** How many texts were shortened. */
  shortened = 0;
  #isInText = false;
  #isCut = false;
  /** Bytes of the current text so far. */
  #length = 0;
  #escape = 0;
  #rest: Uint8Array[] = [];
  #before = '';

  /** @param onRest receives the rest of a shortened text, part by part */
  constructor(
    private readonly onRest: (text: string) => void,
    private readonly longest = longestText,
  ) {}

  /** Returns a copy of the next bytes, without the rest of long texts. */
  take(bytes: Uint8Array): Uint8Array {
    const parts: Uint8Array[] = [];
    let from = 0;
    const flush = (to: number): void => {
      if (this.#isCut) this.#keepRest(bytes.subarray(from, to));
      else parts.push(bytes.subarray(from, to));
      from = to;
    };
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (!this.#isInText) {
        if (byte === quote) this.#begin();
      } else if (this.#ends(byte)) {
        if (this.#isCut) {
          flush(at);
          this.#giveRest('');
        }
        this.#isInText = this.#isCut = false;
      } else {
        if (this.#mayCut(byte)) {
          flush(at);
          if (this.#isCut) this.#giveRest();
          else this.shortened++;
          this.#isCut = true;
          this.#length = this.longest - restPart;
        }
        this.#goOn(byte);
      }
    }
    flush(bytes.length);
    return Buffer.concat(parts);
  }

  #keepRest(part: Uint8Array): void {
    this.#rest.push(Buffer.from(part));
  }

  /** @param before what the next part begins with; by default the end of this one */
  #giveRest(before?: string): void {
    const text = this.#before + textOf(Buffer.concat(this.#rest));
    this.#rest = [];
    this.#before = before ?? text.slice(-overlap);
    this.onRest(text);
  }

  #begin(): void {
    this.#isInText = true;
    this.#length = 0;
    this.#escape = 0;
  }

  #ends(byte: number): boolean {
    return byte === quote && this.#escape === 0;
  }

  /** Whether a text that is too long may be cut before this byte: it begins a character or an escape. */
  #mayCut(byte: number): boolean {
    return this.#length >= this.longest && this.#escape === 0 && (byte & 0xc0) !== 0x80;
  }

  #goOn(byte: number): void {
    this.#length++;
    if (this.#escape === escapeBegins) this.#escape = byte === letterU ? escapeBegins - 1 : 0;
    else if (this.#escape > 0) this.#escape--;
    else if (byte === backslash) this.#escape = escapeBegins;
  }
}

/** Decodes bytes from within a JSON string; they are returned undecoded if they are not valid there. */
function textOf(bytes: Buffer): string {
  const given = bytes.toString('utf8');
  const text = parseJson(`"${given}"`);
  return typeof text === 'string' ? text : given;
}

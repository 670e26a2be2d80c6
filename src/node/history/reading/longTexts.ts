import { parseJson } from '../../../core/json.ts';

const quote = 34;
const backslash = 92;
const letterU = 117;
/** Bytes of an escape that are to come: `n`, or `u` and four digits. */
const escapeBegins = 5;

/** Bytes of a text in JSON that are read as a part of its record; no model takes as much at once. */
export const longestText = 8 * 1024 * 1024;
/** Bytes of one part of the rest. */
const restPart = 1024 * 1024;
/** Characters of such a part that come with the next one too, so that what lies across two is whole in one. */
const overlap = 8 * 1024;

/**
 * Shortens the texts of one line of JSON while it is read, so that it needs little memory however long they are. Where JSON
 * goes in, JSON comes out: no escape and no character is cut in two.
 */
export class LongTexts {
  /** Texts that were cut to their beginning. */
  shortened = 0;
  #isInText = false;
  #isCut = false;
  /** Bytes of the text so far. */
  #length = 0;
  #escape = 0;
  #rest: Uint8Array[] = [];
  #before = '';

  /** @param onRest takes what follows the beginning of a text, part by part */
  constructor(
    private readonly onRest: (text: string) => void,
    private readonly longest = longestText,
  ) {}

  /** The next bytes without what is too long; a copy. */
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

  /** @param before what the next part begins with */
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

  /** Before a byte that begins a character or an escape. */
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

/** The text of bytes within a JSON string; unchanged where they are not valid there. */
function textOf(bytes: Buffer): string {
  const given = bytes.toString('utf8');
  const text = parseJson(`"${given}"`);
  return typeof text === 'string' ? text : given;
}

import {
  backslash,
  blank,
  byteClasses,
  closeBrace,
  closeBracket,
  colon,
  comma,
  openBrace,
  openBracket,
  quote,
  scalar,
} from './bytes.ts';
import { findMarker, type Marker } from './marker.ts';
import { MarkerKeys } from './markerKeys.ts';
import { JsonPath, maximumKeyDepth } from './path.ts';
import { type ElementBounds, type ElementState, PresentElement } from './presentElement.ts';

/** A value that was cut out of a JSON text. */
export interface JsonElement {
  /** Valid until the callback returns. */
  readonly bytes: Uint8Array;
  /** The index of the wanted pattern that it matches. */
  readonly pattern: number;
  /** Its offset in the capture. */
  readonly offset: number;
  readonly state: ElementState;
}

export interface ElementOptions extends ElementBounds {
  /** Paths of keys from the root to the wanted values; `*` means each item of a list. */
  readonly wanted: readonly (readonly string[])[];
  /** Texts that are not needed, by their path inside an element: they are skipped and replaced by null. */
  readonly unneeded: readonly (readonly string[])[];
  /** Keys that identify elements of the first pattern, to find the next element after damage. */
  readonly markers: readonly Marker[];
  /** Other paths at which keys of the markers are allowed. */
  readonly innocent?: readonly (readonly string[])[];
  readonly onElement: (element: JsonElement) => void;
  /** Called at a position that is not valid JSON. */
  readonly onDamage: (offset: number) => void;
  /** Called if the capture ends inside a value. */
  readonly onCut: (offset: number) => void;
}

/** What may come next. */
const value = 0;
const firstKey = 1;
const afterKey = 2;
const commaOrEnd = 3;
const firstValue = 4;
const key = 5;

/** No capture nests deeper. */
const maximumDepth = 500;
/** Longer keys match no pattern. */
const maximumKey = 64;
/** Longer than any marker with the blanks before it. */
const tailLength = 128;

/**
 * Cuts wanted values out of a JSON text of any size that arrives in pieces. It follows the grammar byte by byte, so damage is
 * noticed where it is. After damage, it continues at the next marker and keeps the rest.
 */
export class JsonElements {
  readonly #path = new JsonPath();
  readonly #element: PresentElement;
  readonly #markerKeys: MarkerKeys;
  #expected = value;
  #isInString = false;
  #isKey = false;
  #isFirstKey = false;
  #isEscaped = false;
  #isInScalar = false;
  /** Whether the last key is out of place. */
  #isStray = false;
  #isLost = false;
  /** Offset of the current chunk. */
  #base = 0;
  #stringOffset = 0;
  readonly #keyBytes: number[] = [];
  /** Offset from which the next marker is searched. It only moves forwards, so nothing is read twice. */
  #searchFrom = 0;
  #tail: Uint8Array = new Uint8Array();

  constructor(private readonly options: ElementOptions) {
    this.#element = new PresentElement(options, (bytes, state) => {
      const { pattern, offset } = this.#element;
      options.onElement({ bytes, pattern, offset, state });
    });
    this.#markerKeys = new MarkerKeys(options.markers, options.innocent);
  }

  push(chunk: Uint8Array): void {
    let data = chunk;
    let from = 0;
    if (this.#isLost) {
      data = this.#withTail(chunk);
      from = this.#resume(data);
    }
    while (from >= 0 && from < data.length) {
      const damage = this.#scan(data, from);
      if (damage < 0) break;
      this.#damaged(data, damage);
      // The last string may have ended at the marker's opening quote, so search from the start of that string.
      const back = Math.min(this.#stringOffset, damage);
      this.#searchFrom = Math.max(this.#searchFrom, back);
      if (back < this.#base) data = this.#withTail(data);
      from = this.#resume(data);
    }
    if (!this.#isLost && this.#element.isOpen) {
      const isInText = this.#isInString && !this.#isKey;
      this.#element.keep(data, data.length, isInText ? this.#base + data.length - this.#stringOffset : 0);
    }
    this.#element.nextChunk();
    this.#tail = data.slice(Math.max(0, data.length - tailLength));
    this.#base += data.length;
  }

  end(): void {
    if (this.#isLost) return;
    if (this.#element.isOpen) this.#element.giveEarly('cut');
    if (this.#path.depth > 0) this.options.onCut(this.#base);
  }

  #withTail(data: Uint8Array): Uint8Array {
    const whole = new Uint8Array(this.#tail.length + data.length);
    whole.set(this.#tail);
    whole.set(data, this.#tail.length);
    this.#base -= this.#tail.length;
    this.#tail = new Uint8Array();
    return whole;
  }

  /** Returns the offset of damage, or -1 if there is none in the rest of the chunk. */
  #scan(data: Uint8Array, from: number): number {
    let i = from;
    while (i < data.length) {
      if (this.#isInString) {
        i = this.#inString(data, i);
        if (this.#isStray) return this.#stringOffset;
        continue;
      }
      const byte = data[i] ?? 0;
      const kind = byteClasses[byte] ?? 0;
      if (kind === blank) {
        this.#isInScalar = false;
        i++;
      } else if (kind === scalar && this.#path.depth > 0) {
        if (!this.#isInScalar) {
          if (this.#expected !== value && this.#expected !== firstValue) return this.#base + i;
          this.#isInScalar = true;
          this.#expected = commaOrEnd;
        }
        i++;
      } else {
        this.#isInScalar = false;
        if (!this.#structure(data, byte, i)) return this.#base + i;
        i++;
      }
    }
    return -1;
  }

  #structure(data: Uint8Array, byte: number, i: number): boolean {
    switch (byte) {
      case quote:
        return this.#openString(data, i);
      case comma:
        if (this.#expected !== commaOrEnd || this.#path.depth === 0) return this.#path.depth === 0;
        if (this.#element.isOpen) this.#markSafe(i);
        this.#expected = this.#path.isInList ? value : key;
        return true;
      case colon:
        if (this.#expected !== afterKey) return this.#path.depth === 0;
        this.#expected = value;
        return true;
      case openBrace:
      case openBracket:
        return this.#open(byte === openBracket, i);
      case closeBrace:
      case closeBracket:
        return this.#close(data, byte === closeBracket, i);
      default:
        // Anything may surround the whole text.
        return this.#path.depth === 0;
    }
  }

  #open(isList: boolean, i: number): boolean {
    if ((this.#expected !== value && this.#expected !== firstValue) || this.#path.depth >= maximumDepth) return false;
    const pattern = this.#wantedHere();
    // Only objects are wanted.
    if (pattern >= 0 && isList) return false;
    if (pattern >= 0) this.#element.begin(pattern, this.#path.depth, i, this.#base + i);
    this.#path.enter(isList);
    this.#expected = isList ? firstValue : firstKey;
    return true;
  }

  #close(data: Uint8Array, isList: boolean, i: number): boolean {
    if (this.#path.depth === 0) return true;
    const isAllowed = this.#expected === commaOrEnd || this.#expected === (isList ? firstValue : firstKey);
    if (!isAllowed || this.#path.isInList !== isList) return false;
    this.#path.leave();
    this.#expected = this.#path.depth === 0 ? value : commaOrEnd;
    if (this.#path.depth === this.#element.depth) this.#element.end(data, i + 1);
    return true;
  }

  #openString(data: Uint8Array, i: number): boolean {
    this.#isFirstKey = this.#expected === firstKey;
    this.#isKey = this.#isFirstKey || this.#expected === key;
    const isValue = this.#expected === value || this.#expected === firstValue;
    if (this.#path.depth === 0) return true;
    if (!this.#isKey && !isValue) return false;
    this.#isInString = true;
    this.#isEscaped = false;
    this.#stringOffset = this.#base + i;
    this.#keyBytes.length = 0;
    if (!this.#element.isOpen) return true;
    this.#element.beginText(i);
    if (!this.#isKey && this.#isUnneeded()) this.#element.omitText(data, i);
    return true;
  }

  /** Moves to the end of the string, or of the chunk. */
  #inString(data: Uint8Array, from: number): number {
    for (let at = from; ;) {
      const end = data.indexOf(quote, at);
      const stop = end < 0 ? data.length : end;
      let run = stop;
      while (run > at && data[run - 1] === backslash) run--;
      // If the backslashes reach back to the start of this piece, a pending escape from the previous piece counts too.
      const isOdd = (stop - run) % 2 === 1;
      const isEscaped = run === at && this.#isEscaped ? !isOdd : isOdd;
      if (this.#isKey && this.#path.depth <= maximumKeyDepth) this.#keepKey(data, at, stop);
      if (end < 0) {
        this.#isEscaped = isEscaped;
        return data.length;
      }
      this.#isEscaped = false;
      at = end + 1;
      if (isEscaped) continue;
      this.#closeString(data, end);
      return at;
    }
  }

  #closeString(data: Uint8Array, end: number): void {
    this.#isInString = false;
    if (this.#isKey) {
      this.#expected = afterKey;
      if (this.#path.depth > maximumKeyDepth) return;
      const name = String.fromCharCode(...this.#keyBytes);
      this.#path.name(name);
      const marker = this.#markerKeys.named(name);
      if (marker !== undefined) this.#markerKey(marker, end + 1);
      return;
    }
    this.#expected = commaOrEnd;
    if (this.#element.isOpen) this.#element.endText(data, end + 1, this.#base + end - this.#stringOffset);
  }

  /** @param to the position after the key */
  #markerKey(marker: Marker, to: number): void {
    const { depth, isOpen } = this.#element;
    const isOwn = this.#path.depth === depth + 1;
    // The beginning of this element was too large. The rest is treated like an element found after damage.
    if (isOwn && !isOpen && marker.position === 'any') this.#element.beginAgain(marker.bytes, to, this.#stringOffset);
    else this.#isStray = this.#markerKeys.isStray(marker, this.#isFirstKey, this.#path, this.#element);
  }

  #keepKey(data: Uint8Array, from: number, to: number): void {
    for (let i = from; i < to && this.#keyBytes.length < maximumKey; i++) this.#keyBytes.push(data[i] ?? 0);
  }

  #markSafe(i: number): void {
    const { depth } = this.#element;
    if (this.#path.depth - depth <= 3) this.#element.markSafe(i, this.#path.closers(depth));
  }

  /** Returns the pattern that a value here matches; -1 if there is none, and inside an element. */
  #wantedHere(): number {
    if (this.#element.depth >= 0) return -1;
    return this.options.wanted.findIndex(each => each.length === this.#path.depth && this.#path.isAt(each));
  }

  #isUnneeded(): boolean {
    const { depth } = this.#element;
    return this.options.unneeded.some(each => each.length === this.#path.depth - depth && this.#path.isAt(each, depth));
  }

  #damaged(data: Uint8Array, offset: number): void {
    if (this.#element.isOpen) this.#element.keep(data, offset - this.#base, 0);
    if (this.#element.isOpen) this.#element.giveEarly('damaged');
    this.#element.leave();
    this.options.onDamage(offset);
    this.#isLost = true;
  }

  /** Finds the next marker and continues there as if there had been no damage; -1 if the chunk has none. */
  #resume(data: Uint8Array): number {
    const { markers, wanted } = this.options;
    const found = findMarker(data, Math.max(0, this.#searchFrom - this.#base), markers);
    if (found === null) return -1;
    const { at, marker } = found;
    this.#searchFrom = this.#base + at + 1;
    this.#path.become(wanted[0] ?? []);
    this.#isLost = this.#isInString = this.#isInScalar = this.#isStray = false;
    this.#expected = value;
    if (marker.position === 'start') return at;
    this.#open(false, at);
    this.#element.addBrace();
    return at;
  }
}

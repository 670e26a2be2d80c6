import { ElementBuffer } from './elementBuffer.ts';
import { findMarker, type Marker } from './marker.ts';
import { JsonPath, maximumKeyDepth } from './path.ts';

/** A value that was cut out of a JSON text. */
export interface JsonElement {
  /** Valid until the callback returns. */
  readonly bytes: Uint8Array;
  /** Which of the wanted patterns it matches. */
  readonly pattern: number;
  /** Where it begins in the capture. */
  readonly offset: number;
  /** `whole`; `cut` at the capture's end; `too-large` and closed early; `damaged`, what came before the damage. */
  readonly state: 'whole' | 'cut' | 'too-large' | 'damaged';
}

export interface ElementOptions {
  /** Paths of keys from the root to what is wanted; `*` stands for each item of a list. */
  readonly wanted: readonly (readonly string[])[];
  /** Texts that nobody needs, by their path inside an element: they are passed over and come as null. */
  readonly unneeded: readonly (readonly string[])[];
  /** Longer texts (in bytes as written) come as null. */
  readonly maximumText: number;
  readonly maximumElement: number;
  /** By what the first pattern's elements are recognised, so that the next one is found after damage. */
  readonly markers: readonly Marker[];
  /** Where else keys of the markers stand, rightly. */
  readonly innocent?: readonly (readonly string[])[];
  readonly onElement: (element: JsonElement) => void;
  /** A place that is no JSON. */
  readonly onDamage: (offset: number) => void;
  /** The capture ends inside of a value. */
  readonly onCut: (offset: number) => void;
}

/** What may come next. */
const value = 0;
const firstKey = 1;
const colon = 2;
const commaOrEnd = 3;
const firstValue = 4;
const key = 5;

const quote = 34;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const comma = 44;
const colonByte = 58;

/** Deeper nesting is no capture. */
const maximumDepth = 500;
/** Longer keys match no pattern. */
const maximumKey = 64;
/** More than any marker with the blanks before it. */
const tailLength = 128;

/** 1: blank, 2: part of a number or of true, false and null. Everything else stands for itself. */
const classes = new Uint8Array(256);
for (const blank of [32, 9, 10, 13]) classes[blank] = 1;
for (const part of '0123456789+-.eEtrufalsn') classes[part.charCodeAt(0)] = 2;

/**
 * Cuts wanted values out of a JSON text of any size that arrives in pieces. It follows the grammar byte by byte, so that
 * damage is noticed where it is; then the next marker is looked for and the rest is kept.
 */
export class JsonElements {
  readonly #buffer = new ElementBuffer();
  readonly #path = new JsonPath();
  #expected = value;
  #isInString = false;
  #isKey = false;
  #isEscaped = false;
  #isInScalar = false;
  /** Depth at which the present element stands; -1 outside of elements. */
  #elementDepth = -1;
  #pattern = 0;
  #elementOffset = 0;
  /** Whether the bytes that come belong into the buffer. */
  #isMuted = false;
  #isLost = false;
  /** Offset of the present chunk. */
  #base = 0;
  #stringOffset = 0;
  /** The buffer's length when the present text began. */
  #stringMark = 0;
  #copyFrom = 0;
  readonly #keyBytes: number[] = [];
  /** Offset of the last marker that was gone on from. */
  #resumed = -1;
  #tail: Uint8Array = new Uint8Array();

  /** The markers' keys: anywhere but right in an element they say that the way there was damaged. */
  readonly #markerKeys: ReadonlyMap<string, Marker>;
  #isFirstKey = false;
  #isStray = false;

  constructor(private readonly options: ElementOptions) {
    const keys = options.markers.filter(({ position }) => position !== 'start');
    this.#markerKeys = new Map(keys.map(marker => [String.fromCharCode(...marker.bytes.subarray(1, -1)), marker]));
  }

  push(chunk: Uint8Array): void {
    let data = chunk;
    let from = 0;
    if (this.#isLost) {
      data = this.#withTail(chunk);
      from = this.#resume(data, 0);
    }
    while (from >= 0 && from < data.length) {
      const damage = this.#scan(data, from);
      if (damage < 0) break;
      this.#damaged(data, damage);
      // The text that ended just before the damage may have ended at the marker's own quote.
      const back = Math.min(this.#stringOffset, damage);
      if (back < this.#base) data = this.#withTail(data);
      from = this.#resume(data, Math.max(0, back - this.#base));
    }
    if (!this.#isLost && this.#elementDepth >= 0) this.#keep(data, data.length);
    this.#copyFrom = 0;
    this.#tail = data.slice(Math.max(0, data.length - tailLength));
    this.#base += data.length;
  }

  end(): void {
    if (this.#isLost) return;
    if (this.#elementDepth >= 0) this.#giveEarly('cut');
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

  /** Returns the offset of damage, or -1 when the chunk is used up. */
  #scan(data: Uint8Array, from: number): number {
    let i = from;
    this.#copyFrom = from;
    while (i < data.length) {
      if (this.#isInString) {
        i = this.#inString(data, i);
        if (this.#isStray) return this.#stringOffset;
        continue;
      }
      const byte = data[i] ?? 0;
      const kind = classes[byte] ?? 0;
      if (kind === 1) {
        this.#isInScalar = false;
        i++;
      } else if (kind === 2 && this.#path.depth > 0) {
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
        if (this.#elementDepth >= 0) this.#markSafe(i);
        this.#expected = this.#path.isInList ? value : key;
        return true;
      case colonByte:
        if (this.#expected !== colon) return this.#path.depth === 0;
        this.#expected = value;
        return true;
      case openBrace:
      case openBracket:
        return this.#open(byte === openBracket, i);
      case closeBrace:
      case closeBracket:
        return this.#close(data, byte === closeBracket, i);
      default:
        // Around the whole text anything may stand.
        return this.#path.depth === 0;
    }
  }

  #open(isList: boolean, i: number): boolean {
    if ((this.#expected !== value && this.#expected !== firstValue) || this.#path.depth >= maximumDepth) return false;
    const pattern = this.#wantedHere();
    // What is wanted are objects.
    if (pattern >= 0 && isList) return false;
    if (pattern >= 0) this.#beginElement(pattern, i);
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
    if (this.#path.depth === this.#elementDepth) {
      if (this.#buffer.length === 0) {
        this.#elementDepth = -1;
        this.#give(data.subarray(this.#copyFrom, i + 1), 'whole');
      } else {
        this.#keep(data, i + 1);
        if (this.#elementDepth >= 0) {
          this.#elementDepth = -1;
          this.#give(this.#buffer.whole(), 'whole');
        }
      }
      this.#buffer.clear();
    }
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
    if (this.#elementDepth < 0) return true;
    this.#stringMark = this.#buffer.length + (i - this.#copyFrom);
    if (!this.#isKey && this.#isUnneeded()) {
      this.#keep(data, i);
      this.#buffer.appendNull();
      this.#isMuted = true;
    }
    return true;
  }

  /** Moves to the end of the text, or of the chunk. */
  #inString(data: Uint8Array, from: number): number {
    for (let at = from; ;) {
      const end = data.indexOf(quote, at);
      const stop = end < 0 ? data.length : end;
      let run = stop;
      while (run > at && data[run - 1] === backslash) run--;
      // Back at the beginning of this piece, what stood before it counts as well.
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
      this.#expected = colon;
      if (this.#path.depth > maximumKeyDepth) return;
      const name = String.fromCharCode(...this.#keyBytes);
      this.#path.name(name);
      this.#isStray = this.#isStrayKey(name);
      return;
    }
    this.#expected = commaOrEnd;
    if (this.#elementDepth < 0) return;
    if (this.#isMuted) {
      this.#isMuted = false;
      this.#copyFrom = end + 1;
    } else if (this.#base + end - this.#stringOffset > this.options.maximumText) {
      this.#replaceString(data);
      this.#copyFrom = end + 1;
    }
  }

  #isStrayKey(name: string): boolean {
    const marker = this.#markerKeys.get(name);
    if (marker === undefined) return false;
    if (this.#elementDepth >= 0) {
      // Inside of an element, only what begins one can be out of place.
      return marker.position === 'first' && this.#isFirstKey && this.#path.depth !== this.#elementDepth + 1;
    }
    return (
      this.options.innocent?.some(path => path.length === this.#path.depth - 1 && this.#path.isAt(path, 0)) !== true
    );
  }

  /** Puts null in place of the present text, whose beginning may be in the buffer already. */
  #replaceString(data: Uint8Array): void {
    const missing = this.#stringMark - this.#buffer.length;
    if (missing > 0) this.#buffer.append(data.subarray(this.#copyFrom, this.#copyFrom + missing));
    this.#buffer.cut(this.#stringMark);
    this.#buffer.appendNull();
  }

  #keepKey(data: Uint8Array, from: number, to: number): void {
    for (let i = from; i < to && this.#keyBytes.length < maximumKey; i++) this.#keyBytes.push(data[i] ?? 0);
  }

  /** Copies what came since the last copy into the buffer, and bounds it. */
  #keep(data: Uint8Array, to: number): void {
    if (!this.#isMuted && to > this.#copyFrom) {
      const isLong =
        this.#isInString && !this.#isKey && this.#base + to - this.#stringOffset > this.options.maximumText;
      if (isLong) {
        this.#replaceString(data);
        this.#isMuted = true;
      } else {
        this.#buffer.append(data.subarray(this.#copyFrom, to));
      }
    }
    this.#copyFrom = to;
    if (this.#buffer.length > this.options.maximumElement) this.#giveEarly('too-large');
  }

  #markSafe(i: number): void {
    const levels = this.#path.depth - this.#elementDepth;
    if (levels > 3) return;
    const closers = this.#path.closers(this.#elementDepth);
    this.#buffer.markSafe(this.#buffer.length + (i - this.#copyFrom), closers);
  }

  /** The pattern that a value here matches; -1 for none, and inside of an element. */
  #wantedHere(): number {
    if (this.#elementDepth >= 0) return -1;
    return this.options.wanted.findIndex(each => each.length === this.#path.depth && this.#path.isAt(each));
  }

  #beginElement(pattern: number, i: number): void {
    this.#buffer.clear();
    this.#elementDepth = this.#path.depth;
    this.#pattern = pattern;
    this.#elementOffset = this.#base + i;
    this.#copyFrom = i;
    this.#isMuted = false;
  }

  #isUnneeded(): boolean {
    const depth = this.#path.depth - this.#elementDepth;
    return this.options.unneeded.some(each => each.length === depth && this.#path.isAt(each, this.#elementDepth));
  }

  #give(bytes: Uint8Array, state: JsonElement['state']): void {
    this.options.onElement({ bytes, pattern: this.#pattern, offset: this.#elementOffset, state });
  }

  #giveEarly(state: JsonElement['state']): void {
    this.#elementDepth = -1;
    this.#isMuted = false;
    const closed = this.#buffer.closed();
    if (closed !== null) this.#give(closed, state);
    this.#buffer.clear();
  }

  #damaged(data: Uint8Array, offset: number): void {
    if (this.#elementDepth >= 0) this.#keep(data, offset - this.#base);
    if (this.#elementDepth >= 0) this.#giveEarly('damaged');
    this.options.onDamage(offset);
    this.#isLost = true;
  }

  /** Looks for the next marker and goes on there as if nothing had been; -1 when the chunk has none. */
  #resume(data: Uint8Array, from: number): number {
    const { markers, wanted } = this.options;
    // Only forwards, so that a marker is tried once.
    const found = findMarker(data, Math.max(from, this.#resumed + 1 - this.#base), markers);
    if (found === null) return -1;
    const { at, marker } = found;
    this.#resumed = this.#base + at;
    this.#path.become(wanted[0] ?? []);
    this.#isLost = this.#isInString = this.#isInScalar = this.#isStray = false;
    this.#expected = value;
    if (marker.position === 'start') return at;
    this.#open(false, at);
    this.#buffer.append(Uint8Array.of(openBrace));
    return at;
  }
}

import { closeBrace, openBrace } from './bytes.ts';
import { ElementBuffer } from './elementBuffer.ts';

/** `whole`; `cut` at the capture's end; `too-large`: closed early, possibly empty; `damaged`: up to the damage. */
export type ElementState = 'whole' | 'cut' | 'too-large' | 'damaged';

export interface ElementBounds {
  /** Longer strings (in bytes as written) are replaced by null. */
  readonly maximumText: number;
  readonly maximumElement: number;
}

const beginning = Uint8Array.of(openBrace);
const empty = Uint8Array.of(openBrace, closeBrace);

/**
 * The element that is being cut out. Its bytes are copied only at the end of a chunk or around an omitted string: most
 * elements are in one chunk and are never copied.
 */
export class PresentElement {
  readonly #buffer = new ElementBuffer();
  #depth = -1;
  #isOpen = false;
  #pattern = 0;
  #offset = 0;
  /** Whether the current string is omitted. */
  #isMuted = false;
  /** The position in the current chunk up to which bytes were copied. */
  #copyFrom = 0;
  /** The length of the element before the current string. */
  #textMark = 0;

  /** @param give receives the element's bytes, valid until it returns */
  constructor(
    private readonly bounds: ElementBounds,
    private readonly give: (bytes: Uint8Array, state: ElementState) => void,
  ) {}

  /** The index of the wanted pattern that it matches. */
  get pattern(): number {
    return this.#pattern;
  }

  /** Its offset in the capture. */
  get offset(): number {
    return this.#offset;
  }

  /** The element's depth, until it ends; -1 outside elements. */
  get depth(): number {
    return this.#depth;
  }

  /** Whether its bytes are wanted; false for the rest of an element that was closed early. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /**
   * @param at where it begins in the current chunk
   * @param offset where it begins in the capture
   */
  begin(pattern: number, depth: number, at: number, offset: number): void {
    this.#buffer.clear();
    this.#depth = depth;
    this.#isOpen = true;
    this.#pattern = pattern;
    this.#offset = offset;
    this.#copyFrom = at;
    this.#isMuted = false;
  }

  /**
   * Starts a new element in the rest of one that was closed early.
   * @param key its first key, with quotes; it ends before `at`
   * @param offset where the key begins in the capture
   */
  beginAgain(key: Uint8Array, at: number, offset: number): void {
    this.begin(this.#pattern, this.#depth, at, offset);
    this.addBrace();
    this.#buffer.append(key);
  }

  /** Adds the missing brace before the element's first key. */
  addBrace(): void {
    this.#buffer.append(beginning);
  }

  /** Continues in the next chunk. */
  nextChunk(): void {
    this.#copyFrom = 0;
  }

  beginText(at: number): void {
    this.#textMark = this.#lengthAt(at);
  }

  /** Omits the string that begins here. */
  omitText(data: Uint8Array, at: number): void {
    this.keep(data, at, 0);
    this.#buffer.appendNull();
    this.#isMuted = true;
  }

  /** @param length of the string that ends before `to`, in bytes as written */
  endText(data: Uint8Array, to: number, length: number): void {
    if (this.#isMuted) this.#isMuted = false;
    else if (length > this.bounds.maximumText) this.#replaceText(data);
    else return;
    this.#copyFrom = to;
  }

  /**
   * Copies the bytes since the last copy, within the limits.
   * @param textLength the length so far of a string that continues at `to`; 0 if there is none
   */
  keep(data: Uint8Array, to: number, textLength: number): void {
    if (!this.#isMuted && to > this.#copyFrom) {
      if (textLength > this.bounds.maximumText) {
        this.#replaceText(data);
        this.#isMuted = true;
      } else {
        this.#buffer.append(data.subarray(this.#copyFrom, to));
      }
    }
    this.#copyFrom = to;
    if (this.#buffer.length > this.bounds.maximumElement) this.giveEarly('too-large');
  }

  /** Marks the end of a member, with the brackets that would close the element there. */
  markSafe(at: number, closers: string): void {
    this.#buffer.markSafe(this.#lengthAt(at), closers);
  }

  /** @param to the position after its last bracket */
  end(data: Uint8Array, to: number): void {
    const isCopied = this.#buffer.length > 0;
    if (isCopied) this.keep(data, to, 0);
    if (this.#isOpen) this.give(isCopied ? this.#buffer.whole() : data.subarray(this.#copyFrom, to), 'whole');
    this.leave();
  }

  /** Gives the element up to its last whole member, if there is one. */
  giveEarly(state: ElementState): void {
    this.#isOpen = false;
    // A too-large element without a whole member is given as an empty object, so it is not lost.
    const closed = this.#buffer.closed() ?? (state === 'too-large' ? empty : null);
    if (closed !== null) this.give(closed, state);
    this.#buffer.clear();
  }

  /** Leaves the element. */
  leave(): void {
    this.#isOpen = false;
    this.#depth = -1;
  }

  #lengthAt(at: number): number {
    return this.#buffer.length + (at - this.#copyFrom);
  }

  /** Replaces the current string by null. Its beginning may already be in the buffer. */
  #replaceText(data: Uint8Array): void {
    const missing = this.#textMark - this.#buffer.length;
    if (missing > 0) this.#buffer.append(data.subarray(this.#copyFrom, this.#copyFrom + missing));
    this.#buffer.cut(this.#textMark);
    this.#buffer.appendNull();
  }
}

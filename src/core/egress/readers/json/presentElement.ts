import { closeBrace, openBrace } from './bytes.ts';
import { ElementBuffer } from './elementBuffer.ts';

/** `whole`; `cut` at the capture's end; `too-large`: closed early, perhaps empty; `damaged`: up to the damage. */
export type ElementState = 'whole' | 'cut' | 'too-large' | 'damaged';

export interface ElementBounds {
  /** Longer texts (in bytes as written) come as null. */
  readonly maximumText: number;
  readonly maximumElement: number;
}

const beginning = Uint8Array.of(openBrace);
const empty = Uint8Array.of(openBrace, closeBrace);

/**
 * The element that is being cut out. Its bytes are copied when a chunk ends, or around a text that is left out: most
 * elements are in one chunk and are never copied.
 */
export class PresentElement {
  readonly #buffer = new ElementBuffer();
  #depth = -1;
  #isOpen = false;
  #pattern = 0;
  #offset = 0;
  /** Whether the present text is left out. */
  #isMuted = false;
  /** Where in the present chunk is what was not copied yet. */
  #copyFrom = 0;
  /** The length of what there was when the present text began. */
  #textMark = 0;

  /** @param give takes its bytes, valid until it returns */
  constructor(
    private readonly bounds: ElementBounds,
    private readonly give: (bytes: Uint8Array, state: ElementState) => void,
  ) {}

  /** Which of the wanted patterns it matches. */
  get pattern(): number {
    return this.#pattern;
  }

  /** Where it begins in the capture. */
  get offset(): number {
    return this.#offset;
  }

  /** Depth at which it is, until it ends; -1 outside of elements. */
  get depth(): number {
    return this.#depth;
  }

  /** Whether its bytes are wanted: not those of the rest of one that was closed early. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /**
   * @param at where it begins in the present chunk
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
   * Makes an element of the rest of one that was closed early.
   * @param key from which on, with its quotes; it ends before `at`
   * @param offset where the key begins in the capture
   */
  beginAgain(key: Uint8Array, at: number, offset: number): void {
    this.begin(this.#pattern, this.#depth, at, offset);
    this.addBrace();
    this.#buffer.append(key);
  }

  /** Puts a brace before the key at which it was begun. */
  addBrace(): void {
    this.#buffer.append(beginning);
  }

  /** The next places are in another chunk. */
  nextChunk(): void {
    this.#copyFrom = 0;
  }

  beginText(at: number): void {
    this.#textMark = this.#lengthAt(at);
  }

  /** Leaves out the text that begins. */
  omitText(data: Uint8Array, at: number): void {
    this.keep(data, at, 0);
    this.#buffer.appendNull();
    this.#isMuted = true;
  }

  /** @param length of the text that ends before `to`, in bytes as written */
  endText(data: Uint8Array, to: number, length: number): void {
    if (this.#isMuted) this.#isMuted = false;
    else if (length > this.bounds.maximumText) this.#replaceText(data);
    else return;
    this.#copyFrom = to;
  }

  /**
   * Copies what came since the last copy, and bounds it.
   * @param textLength how much there is of a text that goes on at `to`; 0 when none does
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

  /** Says that a member ends, and with which brackets the element could be closed there. */
  markSafe(at: number, closers: string): void {
    this.#buffer.markSafe(this.#lengthAt(at), closers);
  }

  /** @param to after its last bracket */
  end(data: Uint8Array, to: number): void {
    const isCopied = this.#buffer.length > 0;
    if (isCopied) this.keep(data, to, 0);
    if (this.#isOpen) this.give(isCopied ? this.#buffer.whole() : data.subarray(this.#copyFrom, to), 'whole');
    this.leave();
  }

  /** Gives what is there up to the last whole member, if there is any. */
  giveEarly(state: ElementState): void {
    this.#isOpen = false;
    // Nothing else would show that there was one.
    const closed = this.#buffer.closed() ?? (state === 'too-large' ? empty : null);
    if (closed !== null) this.give(closed, state);
    this.#buffer.clear();
  }

  /** What comes is in no element. */
  leave(): void {
    this.#isOpen = false;
    this.#depth = -1;
  }

  #lengthAt(at: number): number {
    return this.#buffer.length + (at - this.#copyFrom);
  }

  /** Puts null in place of the present text, whose beginning may be in the buffer already. */
  #replaceText(data: Uint8Array): void {
    const missing = this.#textMark - this.#buffer.length;
    if (missing > 0) this.#buffer.append(data.subarray(this.#copyFrom, this.#copyFrom + missing));
    this.#buffer.cut(this.#textMark);
    this.#buffer.appendNull();
  }
}

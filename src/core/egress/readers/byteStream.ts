import { joined } from './lines.ts';

/**
 * Collects bytes that arrive in pieces, for readers written as generators: `yield* stream.take(n)` waits until n bytes are
 * there. Consumed bytes are released, so memory contains no more than one request needs.
 */
export class ByteStream {
  #parts: Uint8Array[] = [];
  #length = 0;
  #isOver = false;
  #offset = 0;

  /** The offset in the capture of the next byte. */
  get offset(): number {
    return this.#offset;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#parts.push(chunk);
    this.#length += chunk.length;
  }

  finish(): void {
    this.#isOver = true;
  }

  /** Returns the next n bytes without consuming them; fewer only at the end of the capture. */
  *peek(n: number): Generator<undefined, Uint8Array> {
    while (this.#length < n && !this.#isOver) yield undefined;
    const [first] = this.#parts;
    if (first !== undefined && first.length >= n) return first.subarray(0, n);
    const whole = joined(this.#parts, this.#length);
    this.#parts = whole.length === 0 ? [] : [whole];
    return whole.subarray(0, n);
  }

  /** Consumes and returns the next n bytes; fewer only at the end of the capture. Valid until the caller pushes the next chunk. */
  *take(n: number): Generator<undefined, Uint8Array> {
    const bytes = yield* this.peek(n);
    this.#drop(bytes.length);
    return bytes;
  }

  /** Skips n bytes without storing them; returns how many there were. */
  *skip(n: number): Generator<undefined, number> {
    let left = n;
    for (;;) {
      const step = Math.min(left, this.#length);
      this.#drop(step);
      left -= step;
      if (left === 0 || this.#isOver) return n - left;
      yield undefined;
    }
  }

  /** Puts back bytes that were just consumed. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#parts.unshift(bytes);
    this.#length += bytes.length;
    this.#offset -= bytes.length;
  }

  #drop(n: number): void {
    let left = n;
    while (left > 0) {
      const [first] = this.#parts;
      if (first === undefined) break;
      if (first.length <= left) {
        this.#parts.shift();
        left -= first.length;
      } else {
        this.#parts[0] = first.subarray(left);
        left = 0;
      }
    }
    this.#length -= n - left;
    this.#offset += n - left;
  }
}

import { joined } from './lines.ts';

/**
 * Bytes that arrive in pieces, for readers written as generators: `yield* stream.take(n)` waits until n bytes are there.
 * What was taken is let go, so that memory holds no more than one request asks for.
 */
export class ByteStream {
  #parts: Uint8Array[] = [];
  #length = 0;
  #isOver = false;
  #offset = 0;

  /** Offset in the capture of the next byte. */
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

  /** The next n bytes without taking them; fewer only at the end of the capture. */
  *peek(n: number): Generator<undefined, Uint8Array> {
    while (this.#length < n && !this.#isOver) yield undefined;
    const [first] = this.#parts;
    if (first !== undefined && first.length >= n) return first.subarray(0, n);
    const whole = joined(this.#parts, this.#length);
    this.#parts = whole.length === 0 ? [] : [whole];
    return whole.subarray(0, n);
  }

  /** The next n bytes; fewer only at the end of the capture. Valid until the caller pushes the next chunk. */
  *take(n: number): Generator<undefined, Uint8Array> {
    const bytes = yield* this.peek(n);
    this.#drop(bytes.length);
    return bytes;
  }

  /** Passes over n bytes without holding them; returns how many there were. */
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

  /** Puts bytes back that were just taken. */
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

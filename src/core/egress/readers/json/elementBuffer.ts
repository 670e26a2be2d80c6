const nullText = Uint8Array.from([110, 117, 108, 108]);

/**
 * The bytes of one JSON value that is being cut out of a larger one. The value can be closed early: a safe point is a
 * position after a whole member, together with the brackets that close everything open there.
 */
export class ElementBuffer {
  #bytes = new Uint8Array(64 * 1024);
  #length = 0;
  #safeLength = 0;
  #closers = '';

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
    this.#safeLength = 0;
    this.#closers = '';
  }

  append(bytes: Uint8Array): void {
    const needed = this.#length + bytes.length;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = needed;
  }

  appendNull(): void {
    this.append(nullText);
  }

  /** Drops everything after an earlier length. */
  cut(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  /** @param length where the last whole member ends, at most {@link length} */
  markSafe(length: number, closers: string): void {
    this.#safeLength = length;
    this.#closers = closers;
  }

  whole(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Returns the bytes up to the last safe point, with brackets closed; null if no member was whole. */
  closed(): Uint8Array | null {
    if (this.#safeLength === 0) return null;
    this.#length = this.#safeLength;
    this.append(Uint8Array.from(this.#closers, bracket => bracket.charCodeAt(0)));
    return this.whole();
  }
}

/** No file that an administrator writes is nested deeper, or is larger; anything beyond is hostile, or not such a file. */
const maximumDepth = 64;
/** Values, references and characters together. */
const maximumSize = 2_000_000;

/** Thrown only inside the readers: the bytes are not a property list, or exceed the bounds. */
export class NotPlist extends Error {}

/** Counts what is read, because shared parts of a binary list could make a small file endless. */
export class Bounds {
  #size = 0;

  take(depth: number, size = 1): void {
    this.#size += size;
    if (depth > maximumDepth || this.#size > maximumSize) throw new NotPlist();
  }
}

/** Nothing that an administrator lays down is nested deeper, or larger: what is, is hostile, or no such file. */
const maximumDepth = 64;
/** Values, references and characters together. */
const maximumSize = 2_000_000;

/** Thrown inside the readers alone: the bytes are no property list, or one beyond the bounds. */
export class NotPlist extends Error {}

/** Counts what is read: parts that a binary list shares would make a small file endless. */
export class Bounds {
  #size = 0;

  take(depth: number, size = 1): void {
    this.#size += size;
    if (depth > maximumDepth || this.#size > maximumSize) throw new NotPlist();
  }
}

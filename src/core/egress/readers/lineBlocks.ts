import type { CaptureReader } from '../types.ts';
import { joined, maximumLine } from './lines.ts';

const newline = 10;
/** Longer strings are allocated where the garbage collector frees memory late. */
const blockLength = 64 * 1024;

/**
 * Splits bytes into blocks of whole lines, because decoding each line on its own would cost more than reading it. The last
 * block may lack its line end.
 */
export class LineBlocks implements CaptureReader {
  #held: Uint8Array[] = [];
  #heldLength = 0;

  constructor(
    private readonly decode: (bytes: Uint8Array) => string,
    private readonly onBlock: (text: string) => void,
  ) {}

  push(chunk: Uint8Array): void {
    const last = chunk.lastIndexOf(newline);
    if (last < 0) {
      this.#hold(chunk);
      return;
    }
    const first = this.#heldLength === 0 ? -1 : chunk.indexOf(newline);
    if (first >= 0) {
      this.#hold(chunk.subarray(0, first + 1));
      this.#give();
    }
    for (let start = first + 1; start <= last;) {
      const end = chunk.lastIndexOf(newline, start + blockLength);
      const stop = end < start ? last : end;
      this.onBlock(this.decode(chunk.subarray(start, stop + 1)));
      start = stop + 1;
    }
    if (last + 1 < chunk.length) this.#hold(chunk.subarray(last + 1));
  }

  end(): void {
    if (this.#heldLength > 0) this.#give();
  }

  #hold(part: Uint8Array): void {
    const room = maximumLine - this.#heldLength;
    if (room <= 0 || part.length === 0) return;
    // Copied, because the caller may reuse its buffer.
    const kept = part.slice(0, room);
    this.#held.push(kept);
    this.#heldLength += kept.length;
  }

  #give(): void {
    const text = this.decode(joined(this.#held, this.#heldLength));
    this.#held = [];
    this.#heldLength = 0;
    this.onBlock(text);
  }
}

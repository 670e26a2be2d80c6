import type { CaptureReader } from '../types.ts';

/** One line of a log. */
export interface LogLine {
  /** Without its line end; cut to {@link maximumLine} bytes. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** False for a last line without a line end: it may be half written. */
  readonly isClosed: boolean;
}

/** How many bytes of a line are kept. No known log has longer lines, and the rest costs no memory. */
export const maximumLine = 1_000_000;

const newline = 10;

/** Splits bytes into lines. Memory use does not grow with the input. Line ends are `\n` and `\r\n`. */
export class LineReader implements CaptureReader {
  #line = 1;
  #held: Uint8Array[] = [];
  #heldLength = 0;

  constructor(
    private readonly decode: (bytes: Uint8Array) => string,
    private readonly onLine: (line: LogLine) => void,
    private readonly onEnd: () => void = () => {},
  ) {}

  push(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      this.#hold(chunk.subarray(start, end));
      this.#give(true);
      start = end + 1;
    }
    // Copied, because the caller may reuse its buffer.
    if (start < chunk.length) this.#hold(chunk.slice(start));
  }

  end(): void {
    if (this.#heldLength > 0) this.#give(false);
    this.onEnd();
  }

  #hold(part: Uint8Array): void {
    const room = maximumLine - this.#heldLength;
    if (room <= 0 || part.length === 0) return;
    const kept = part.length > room ? part.subarray(0, room) : part;
    this.#held.push(kept);
    this.#heldLength += kept.length;
  }

  #give(isClosed: boolean): void {
    const text = this.decode(joined(this.#held, this.#heldLength));
    this.#held = [];
    this.#heldLength = 0;
    const line = this.#line++;
    const start = line === 1 && text.startsWith('\ufeff') ? 1 : 0;
    this.onLine({ text: text.slice(start, text.endsWith('\r') ? -1 : undefined), line, isClosed });
  }
}

/** Joins several pieces; a single piece is not copied. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

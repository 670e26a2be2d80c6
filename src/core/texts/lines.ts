/** A position in a text. Lines and columns are 1-based; columns count UTF-16 code units, as SARIF and VS Code do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Converts offsets to positions and back; built once per text in O(length). Line ends are `\n`, `\r\n` and `\r`. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    // Always knowing the next line end of either kind avoids looking at each character between them.
    let feed = text.indexOf('\n');
    let carriage = text.indexOf('\r');
    while (feed >= 0 || carriage >= 0) {
      if (carriage < 0 || (feed >= 0 && feed < carriage)) {
        starts.push(feed + 1);
        feed = text.indexOf('\n', feed + 1);
      } else {
        if (feed !== carriage + 1) starts.push(carriage + 1);
        carriage = text.indexOf('\r', carriage + 1);
      }
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offsets outside the text are clamped to it. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.#starts[low] ?? 0) + 1 };
  }

  /** Positions outside the text are clamped to it. */
  offsetAt(position: Position): number {
    const line = Math.max(1, Math.min(position.line, this.#starts.length));
    const start = this.#starts[line - 1] ?? 0;
    const end = this.#starts[line] ?? this.#length;
    return Math.max(start, Math.min(start + position.column - 1, end));
  }
}

/** Returns where the line after the one at an offset begins; the end of the text if that line is the last. Lines end with `\n`. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Returns where the line at an offset begins. Lines end with `\n`. */
export function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

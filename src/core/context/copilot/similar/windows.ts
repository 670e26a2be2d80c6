import { eachWord } from './words.ts';

/** The height, in lines, of the windows that Copilot compares with the text before the cursor. */
export const windowLines = 60;

/** Returns the start of each line of a text, and the text's length as the last entry; only `\n` ends a line. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  starts.push(text.length);
  return starts;
}

/**
 * The words of one text by line. Built once in linear time, so the score of every window can be computed from the few words that it
 * shares with a reference. Source of windows and score: microsoft/vscode-copilot-chat@31acd00a, completions-core
 * prompt/src/snippetInclusion/windowDelineations.ts and jaccardMatching.ts.
 */
export class WindowIndex {
  /** Number of lines; a text that ends in `\n` has a last, empty one. */
  readonly lineCount: number;
  /** Number of windows: one for every line at which a whole window fits, at least one. */
  readonly windowCount: number;
  /** Lines of a window. */
  readonly height: number;
  readonly #text: string;
  readonly #starts: readonly number[];
  /** The lines on which each word occurs, ascending. */
  readonly #linesByWord = new Map<string, number[]>();
  /** The number of different words in each window. */
  readonly #sizes: Int32Array;

  constructor(text: string, height = windowLines) {
    this.#text = text;
    this.height = height;
    this.#starts = lineStarts(text);
    this.lineCount = this.#starts.length - 1;
    this.windowCount = Math.max(1, this.lineCount - height + 1);
    for (let line = 0; line < this.lineCount; line++) {
      eachWord(text, this.#starts[line] ?? 0, this.#starts[line + 1] ?? 0, word => {
        const lines = this.#linesByWord.get(word);
        if (lines === undefined) this.#linesByWord.set(word, [line]);
        else if (lines[lines.length - 1] !== line) lines.push(line);
      });
    }
    this.#sizes = this.#countPerWindow(this.#linesByWord.values());
  }

  /** Returns how many of the given words are in each window. */
  #countPerWindow(words: Iterable<readonly number[]>): Int32Array {
    // Entry w is the difference to window w - 1 until the sums are formed.
    const counts = new Int32Array(this.windowCount + 1);
    const last = this.windowCount - 1;
    for (const lines of words) {
      let next = 0; // the first window for which this word is not counted yet
      for (const line of lines) {
        const first = Math.max(next, line - this.height + 1);
        const end = Math.min(last, line) + 1;
        if (first >= end) continue;
        counts[first] = (counts[first] ?? 0) + 1;
        counts[end] = (counts[end] ?? 0) - 1;
        next = end;
      }
    }
    for (let w = 1; w <= this.windowCount; w++) counts[w] = (counts[w] ?? 0) + (counts[w - 1] ?? 0);
    return counts;
  }

  /** Returns the Jaccard similarity of each window with a set of words that is not empty, by the window's first line. */
  scores(reference: ReadonlySet<string>): Float64Array {
    const shared: (readonly number[])[] = [];
    for (const word of reference) {
      const lines = this.#linesByWord.get(word);
      if (lines !== undefined) shared.push(lines);
    }
    const scores = new Float64Array(this.windowCount);
    if (shared.length === 0) return scores;
    const common = this.#countPerWindow(shared);
    for (let w = 0; w < this.windowCount; w++) {
      const both = common[w] ?? 0;
      scores[w] = both / ((this.#sizes[w] ?? 0) + reference.size - both);
    }
    return scores;
  }

  /** Returns the text of lines [start, end), without the line end of the last one. */
  textOf(start: number, end: number): string {
    const from = this.#starts[start] ?? this.#text.length;
    return this.#text.slice(from, end >= this.lineCount ? undefined : (this.#starts[end] ?? from + 1) - 1);
  }
}

/** The longest message that is read, in characters; real questions about files are far shorter. */
const longestLine = 1_000_000;

/** Splits a stream of text into lines. A line that is too long is not kept, and is passed on as null once it ends. */
export class LineReader {
  #begun = '';
  #isTooLong = false;

  constructor(
    private readonly onLine: (line: string | null) => void,
    private readonly longest = longestLine,
  ) {}

  take(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#add(text.slice(from, end));
      this.#end();
      from = end + 1;
    }
    this.#add(text.slice(from));
  }

  /** Call at the end of the stream: a partial line counts as a line. */
  end(): void {
    if (this.#begun !== '' || this.#isTooLong) this.#end();
  }

  #add(part: string): void {
    if (this.#isTooLong || this.#begun.length + part.length > this.longest) {
      this.#isTooLong = true;
      this.#begun = '';
    } else this.#begun += part;
  }

  #end(): void {
    this.onLine(this.#isTooLong ? null : this.#begun);
    this.#begun = '';
    this.#isTooLong = false;
  }
}

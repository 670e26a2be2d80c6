/** Characters of one message; what asks about files is far shorter. */
const longestLine = 1_000_000;

/**
 * Takes a stream of text apart into lines. Of a line that is too long nothing is kept: it is handed over as null once it ends.
 */
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

  /** The stream has ended: what was begun is a line. */
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

import type { Finding, ScanInput, Scanner } from '../../secrets/types.ts';

/** Shorter texts are scanned faster than looked up. */
const shortestKept = 200;
/** How many characters are kept: chats send their whole history with each request, and no history is longer than this. */
const maximumKept = 4_000_000;

/** A scanner that caches its results for texts that are sent repeatedly. The oldest entries are dropped first. */
export class ScanCache implements Pick<Scanner, 'scan'> {
  readonly #found = new Map<string, readonly Finding[]>();
  #kept = 0;

  constructor(private readonly scanner: Pick<Scanner, 'scan'>) {}

  scan(input: ScanInput): readonly Finding[] {
    if (input.text.length < shortestKept) return this.scanner.scan(input);
    const key = `${input.path}\n${input.text}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const found = this.scanner.scan(input);
    this.#found.set(key, found);
    this.#kept += key.length;
    for (const oldest of this.#found.keys()) {
      if (this.#kept <= maximumKept) break;
      this.#found.delete(oldest);
      this.#kept -= oldest.length;
    }
    return found;
  }
}

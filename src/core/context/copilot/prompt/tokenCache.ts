import type { Tokenizer } from '../../types.ts';

const mostEntries = 8192;
/** Longer texts are not cached, because they rarely recur. */
const longestEntry = 2000;

/** Caches the token counts of short texts, so a keystroke counts only the line that changed. */
export class TokenCache implements Tokenizer {
  readonly name: string;
  readonly #tokenizer: Tokenizer;
  #recent = new Map<string, number>();
  #older = new Map<string, number>();
  #lastEncoded: { readonly text: string; readonly tokens: readonly number[] } = { text: '', tokens: [] };

  constructor(tokenizer: Tokenizer) {
    this.name = tokenizer.name;
    this.#tokenizer = tokenizer;
  }

  count(text: string): number {
    if (text.length > longestEntry) return this.#tokenizer.count(text);
    const known = this.#recent.get(text) ?? this.#older.get(text);
    const tokens = known ?? this.#tokenizer.count(text);
    if (this.#recent.size >= mostEntries) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(text, tokens);
    return tokens;
  }

  /** Caches the last result: while a line is typed, the same suffix is encoded again and again. */
  encode(text: string): readonly number[] {
    if (text !== this.#lastEncoded.text) this.#lastEncoded = { text, tokens: this.#tokenizer.encode(text) };
    return this.#lastEncoded.tokens;
  }

  decode(tokens: readonly number[]): string {
    return this.#tokenizer.decode(tokens);
  }
}

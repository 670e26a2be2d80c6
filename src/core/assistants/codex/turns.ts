import { listIn, numberIn, textIn } from '../../json.ts';

/** Texts of a person's role that Codex puts in by itself (0.171.0, as recorded): no turn begins with them. */
const putIn = /^\s*(?:<[a-z_]+>|# AGENTS\.md instructions)/;

/** The turns of a session that go along with its requests. A person can take the last ones back. */
export class Turns {
  /** By number, unique in the session. The first holds what stands before a person said anything. */
  readonly #live: number[];
  #made: number;
  /** Summaries that took the place of all but what was said. */
  #summaries: number;

  /** @param saved what {@link state} gave */
  constructor(saved: unknown) {
    const live = listIn(saved, 'live').filter(each => typeof each === 'number');
    this.#live = live.length === 0 ? [0] : live;
    this.#made = numberIn(saved, 'made') ?? 0;
    this.#summaries = numberIn(saved, 'summaries') ?? 0;
  }

  state(): Readonly<Record<string, unknown>> {
    return { live: this.#live, made: this.#made, summaries: this.#summaries };
  }

  /** Of the turn that is being recorded. */
  get name(): string {
    return this.#nameOf(this.#live.at(-1) ?? 0);
  }

  /** Of what a person said in it. */
  get said(): string {
    return `said ${this.#live.at(-1)}`;
  }

  /** Reads an item of the history: one that a person said begins a turn. */
  read(item: unknown): void {
    const [first] = listIn(item, 'content');
    if (
      textIn(item, 'type') === 'message' &&
      textIn(item, 'role') === 'user' &&
      !putIn.test(textIn(first, 'text') ?? '')
    )
      this.#live.push(++this.#made);
  }

  /** All that was there is replaced. */
  begin(): void {
    this.#live.splice(0, Infinity, ++this.#made);
  }

  /** Takes all out but what was said and what stands before it; gives the names of that. */
  summarise(): ReadonlySet<string> {
    this.#summaries++;
    return this.#names();
  }

  /**
   * Takes turns back.
   * @param count of them, 0 or more
   * @returns names of those that stay
   */
  rollBack(count: number): ReadonlySet<string> {
    this.#live.length = Math.max(1, this.#live.length - Math.max(0, count));
    return this.#names();
  }

  #names(): ReadonlySet<string> {
    return new Set([...this.#live.flatMap(each => [this.#nameOf(each), `said ${each}`]), 'turn 0.0']);
  }

  /** What was said in a turn before a summary and after it has different names. */
  #nameOf(turn: number): string {
    return `turn ${turn}.${this.#summaries}`;
  }
}

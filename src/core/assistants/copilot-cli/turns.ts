import { listIn, numberIn, rowsIn } from '../../json.ts';

/** The name of what every request carries. */
export const always = 'system';

/** Names of groups of texts that stay in or leave requests together. */
type Names = ReadonlySet<string>;

/** The turns of a session that are sent with its requests; each begins with a user's prompt. No name is used twice. */
export class Turns {
  /** Ids of the prompts that are sent, each with its number. */
  #prompts: (readonly [id: string, number: number])[];
  #made: number;
  #summaries: number;
  /** How often a summary was begun; texts from before and after that have different names. */
  #stage: number;
  /** The first stage that is still sent. */
  #from: number;
  /** The stage of a summary that was begun but is not there yet, and how many prompts there were when it began. */
  #begun: readonly [stage: number, made: number] | null;

  /** @param saved the result of {@link state} */
  constructor(saved: unknown) {
    this.#prompts = rowsIn(saved, 'prompts').flatMap(([id, number]) =>
      typeof id === 'string' && typeof number === 'number' ? [[id, number] as const] : [],
    );
    this.#made = numberIn(saved, 'made') ?? 0;
    this.#summaries = numberIn(saved, 'summaries') ?? 0;
    this.#stage = numberIn(saved, 'stage') ?? 0;
    this.#from = numberIn(saved, 'from') ?? this.#stage;
    const [stage, made] = listIn(saved, 'begun');
    this.#begun = typeof stage === 'number' && typeof made === 'number' ? [stage, made] : null;
  }

  state(): Readonly<Record<string, unknown>> {
    const numbers = { made: this.#made, summaries: this.#summaries, stage: this.#stage, from: this.#from };
    return { prompts: this.#prompts, begun: this.#begun, ...numbers };
  }

  /** The name of texts that are added now. */
  get name(): string {
    return turnName(this.#prompts.at(-1)?.[1] ?? 0, this.#stage);
  }

  /** The name of the last summary. */
  get summary(): string {
    return `summary ${this.#summaries}`;
  }

  /** Begins a turn; returns the name of its prompt, which is kept when the conversation is compacted. */
  begin(id: string): string {
    this.#prompts.push([id, ++this.#made]);
    return promptName(this.#made);
  }

  /** Begins a summary: texts that arrive until it is there are kept next to it. */
  beginSummary(): void {
    this.#begun = [++this.#stage, this.#made];
  }

  /** Returns the names of what the requests for a summary left out. */
  leftOut(): Names {
    if (this.#begun === null) return new Set();
    const [stage, made] = this.#begun;
    const later = this.#prompts.filter(([, number]) => number > made);
    return new Set([...this.#turns(stage), ...later.map(([, number]) => promptName(number))]);
  }

  /** Completes a summary; returns the names of what is kept: what arrived meanwhile, and the prompts. */
  summarise(): Names {
    this.#summaries++;
    this.#from = this.#begun?.[0] ?? ++this.#stage;
    this.#begun = null;
    return new Set([always, ...this.#said(), ...this.#turns(this.#from)]);
  }

  /** Gives up the summary that was begun. */
  fail(): void {
    this.#begun = null;
  }

  /**
   * Removes the first of some prompts, with everything after it.
   * @returns names of what is kept; null if none of the prompts is sent
   */
  rewind(ids: ReadonlySet<unknown>): Names | null {
    const at = this.#prompts.findIndex(([id]) => ids.has(id));
    if (at < 0) return null;
    this.#prompts.length = at;
    return new Set([always, this.summary, ...this.#said(), ...this.#turns(this.#from)]);
  }

  /** Removes everything; returns the names of what is kept. */
  clear(): Names {
    this.#prompts = [];
    this.#begun = null;
    this.#from = ++this.#stage;
    return new Set([always]);
  }

  #said(): readonly string[] {
    return this.#prompts.map(([, number]) => promptName(number));
  }

  /** Names of what was added in each turn from a stage on. */
  #turns(from: number): readonly string[] {
    const numbers = [0, ...this.#prompts.map(([, number]) => number)];
    const stages = Array.from({ length: this.#stage - from + 1 }, (_, index) => from + index);
    return numbers.flatMap(number => stages.map(stage => turnName(number, stage)));
  }
}

function turnName(number: number, stage: number): string {
  return `turn ${number}.${stage}`;
}

function promptName(number: number): string {
  return `prompt ${number}`;
}

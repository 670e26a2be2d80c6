import { listIn, numberIn, rowsIn } from '../../json.ts';

/** Goes along with every request. */
export const always = 'system';

/** Names of what is distinguished from the record of one moment to the next. */
type Names = ReadonlySet<string>;

/** The turns of a session that are sent with its requests; each begins with what a person said. No name is given twice. */
export class Turns {
  /** Ids of the prompts that are sent, with a number of each. */
  #prompts: (readonly [id: string, number: number])[];
  #made: number;
  #summaries: number;
  /** What was put in before a summary was begun and after it has different names: how often one was. */
  #stage: number;
  /** The first that is still sent. */
  #from: number;
  /** How many prompts there were when a summary was begun that is not there yet, and its stage. */
  #begun: readonly [stage: number, made: number] | null;

  /** @param saved what {@link state} gave */
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

  /** Of what is put in now. */
  get name(): string {
    return turnName(this.#prompts.at(-1)?.[1] ?? 0, this.#stage);
  }

  /** Of what the last summary says. */
  get summary(): string {
    return `summary ${this.#summaries}`;
  }

  /** Begins a turn; gives the name of what is said in it, which stays when a conversation is compacted. */
  begin(id: string): string {
    this.#prompts.push([id, ++this.#made]);
    return promptName(this.#made);
  }

  /** A summary is begun: what comes until it is there stays next to it. */
  beginSummary(): void {
    this.#begun = [++this.#stage, this.#made];
  }

  /** Names of what the requests for a summary left out. */
  leftOut(): Names {
    if (this.#begun === null) return new Set();
    const [stage, made] = this.#begun;
    const later = this.#prompts.filter(([, number]) => number > made);
    return new Set([...this.#turns(stage), ...later.map(([, number]) => promptName(number))]);
  }

  /** The summary is there; gives the names of what stays: what came meanwhile, and what a person said. */
  summarise(): Names {
    this.#summaries++;
    this.#from = this.#begun?.[0] ?? ++this.#stage;
    this.#begun = null;
    return new Set([always, ...this.#said(), ...this.#turns(this.#from)]);
  }

  /** No summary comes. */
  fail(): void {
    this.#begun = null;
  }

  /**
   * Takes the first of some prompts out, with all that follows it.
   * @returns names of what stays; null where none of them is sent
   */
  rewind(ids: ReadonlySet<unknown>): Names | null {
    const at = this.#prompts.findIndex(([id]) => ids.has(id));
    if (at < 0) return null;
    this.#prompts.length = at;
    return new Set([always, this.summary, ...this.#said(), ...this.#turns(this.#from)]);
  }

  /** Takes all out; gives the names of what stays. */
  clear(): Names {
    this.#prompts = [];
    this.#begun = null;
    this.#from = ++this.#stage;
    return new Set([always]);
  }

  #said(): readonly string[] {
    return this.#prompts.map(([, number]) => promptName(number));
  }

  /** Names of what was put in, in each turn from a stage on. */
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

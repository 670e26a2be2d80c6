import { asList, isObject, type JsonObject, listIn, numberIn, objectIn, rowsIn, textIn } from '../../../json.ts';

/** The part of an id by which records of one session are distinguished. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}

/**
 * The prompts of a session that are sent with its requests. Each record names the one before it; where a person goes back to an
 * earlier place and writes another prompt, that one does not follow the prompt whose place it takes. Calls of one answer make
 * branches too, but all of them follow the same prompt.
 */
export class Prompts {
  /** Of what every request carries, whichever prompt is the last. */
  readonly always = 'always';
  /** The prompt that each follows; null: it is a beginning. */
  readonly #follows = new Map<number, number | null>();
  /**
   * The prompt of each record that another prompt may follow, by the beginning of its id: the last answer to it and what was written
   * after that. A person goes back to the end of a turn; records in the middle are too many to keep in a long session.
   */
  readonly #ends = new Map<string, number>();
  /** The number of each prompt that may be sent, by the beginning of its id. */
  readonly #numbers = new Map<string, number>();
  /** Records of the last prompt since its last answer, and that answer. */
  #tail: string[];
  #last: number;
  /** Names of records that stayed when the history before was summarised. */
  #kept: readonly string[];
  /** Records name others that are there; where none did, that one names nothing says nothing. */
  #isLinked: boolean;

  /** @param saved what {@link state} gave */
  constructor(saved: unknown) {
    for (const [number, follows] of rowsIn(saved, 'follows'))
      if (typeof number === 'number') this.#follows.set(number, typeof follows === 'number' ? follows : null);
    for (const [id, number] of rowsIn(saved, 'ends'))
      if (typeof id === 'string' && typeof number === 'number') this.#ends.set(id, number);
    for (const [id, number] of rowsIn(saved, 'numbers'))
      if (typeof id === 'string' && typeof number === 'number') this.#numbers.set(id, number);
    this.#tail = listIn(saved, 'tail').filter(each => typeof each === 'string');
    this.#last = numberIn(saved, 'last') ?? 0;
    this.#kept = listIn(saved, 'kept').filter(each => typeof each === 'string');
    this.#isLinked = isObject(saved) && saved['linked'] === true;
    if (!this.#follows.has(this.#last)) this.#follows.set(this.#last, null);
  }

  state(): Readonly<Record<string, unknown>> {
    const maps = { follows: [...this.#follows], ends: [...this.#ends], numbers: [...this.#numbers] };
    return { last: this.#last, linked: this.#isLinked, tail: this.#tail, kept: this.#kept, ...maps };
  }

  /** Of what the last prompt began. */
  get name(): string {
    return nameOf(this.#last);
  }

  /** All that was there is replaced but for some records, by their names. */
  begin(kept: ReadonlySet<string>): void {
    this.#kept = [...kept];
    this.#follows.clear();
    this.#ends.clear();
    this.#numbers.clear();
    this.#tail = [];
    this.#follows.set(++this.#last, null);
  }

  /**
   * Reads a record, before its texts are.
   * @returns names of what requests carry from now on, where that is not all that was sent and what follows
   */
  read(record: JsonObject): ReadonlySet<string> | null {
    const [id, parent] = [textIn(record, 'uuid'), textIn(record, 'parentUuid')].map(each =>
      each === undefined ? undefined : shortId(each),
    );
    if (id === undefined) return null;
    const place = parent === undefined ? undefined : this.#ends.get(parent);
    if (place !== undefined) this.#isLinked = true;
    if (!isPrompt(record)) {
      this.#goOn(id, record['type'] === 'assistant');
      return null;
    }
    // One that is not there, such as one in another file, says nothing.
    const isBeginning = record['parentUuid'] === null && this.#isLinked;
    const follows = isBeginning ? null : (place ?? this.#last);
    const isNext = follows === this.#last;
    this.#follows.set(++this.#last, follows);
    this.#tail = [id];
    this.#ends.set(id, this.#last);
    this.#numbers.set(id, this.#last);
    return isNext ? null : new Set([this.always, ...this.#kept, ...this.#path().map(nameOf)]);
  }

  /** Names of what requests carry from a prompt on; none where it is no prompt that is sent. */
  since(id: string): readonly string[] {
    const from = this.#numbers.get(shortId(id)) ?? Infinity;
    return this.#namesWhere(number => number >= from);
  }

  /** Names of what requests carry up to the end of a turn; none where nothing is known of that. */
  upTo(id: string): readonly string[] {
    const to = this.#ends.get(shortId(id)) ?? -1;
    return this.#namesWhere(number => number <= to);
  }

  #namesWhere(isMeant: (number: number) => boolean): readonly string[] {
    return this.#path().filter(isMeant).map(nameOf);
  }

  #goOn(id: string, isAnswer: boolean): void {
    if (isAnswer) {
      for (const each of this.#tail) this.#ends.delete(each);
      this.#tail = [];
    }
    this.#tail.push(id);
    this.#ends.set(id, this.#last);
  }

  /** From the last to the first; a circle ends it. */
  #path(): readonly number[] {
    const path = new Set<number>();
    for (let at: number | null = this.#last; at !== null && !path.has(at); at = this.#follows.get(at) ?? null)
      path.add(at);
    return [...path];
  }
}

function nameOf(number: number): string {
  return String(number);
}

/** Whether a person said it, and not a tool or the program. */
function isPrompt(record: JsonObject): boolean {
  if (record['type'] !== 'user' || record['isMeta'] === true || record['isCompactSummary'] === true) return false;
  const content = objectIn(record, 'message')?.['content'];
  if (typeof content === 'string') return true;
  const blocks = asList(content);
  return blocks.length > 0 && blocks.every(each => textIn(each, 'type') !== 'tool_result');
}

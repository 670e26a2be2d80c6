import { asList, isObject, type JsonObject, listIn, numberIn, objectIn, rowsIn, textIn } from '../../../json.ts';

/** Returns the part of an id that is enough to distinguish records of one session. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}

/**
 * The prompts of a session that are sent with its requests. Each record names its predecessor: if the user goes back to an earlier
 * point and writes another prompt, the new prompt does not follow the one it replaces. Several calls of one answer branch too, but
 * all of them follow the same prompt.
 */
export class Prompts {
  /** The name of what every request carries, whichever prompt is the last. */
  readonly always = 'always';
  /** The prompt that each prompt follows; null if it is the first. */
  readonly #follows = new Map<number, number | null>();
  /**
   * The prompt of each record that another prompt may follow, by the start of the record's id: the last answer to the prompt and what was
   * written after it. Users go back to the end of a turn; the records in the middle are too many to keep in a long session.
   */
  readonly #ends = new Map<string, number>();
  /** The number of each prompt that may be sent, by the start of its id. */
  readonly #numbers = new Map<string, number>();
  /** Ids of the last answer to the last prompt and of the records since then. */
  #tail: string[];
  #last: number;
  /** Names of the records that were kept when the history before was summarized. */
  #kept: readonly string[];
  /** Whether any record names a predecessor that is present. If none does, a record without a predecessor means nothing. */
  #isLinked: boolean;

  /** @param saved the result of {@link state} */
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

  /** The name of everything from the last prompt on. */
  get name(): string {
    return nameOf(this.#last);
  }

  /**
   * Forgets all prompts: everything was replaced except some records.
   * @param kept the names of those records
   */
  begin(kept: ReadonlySet<string>): void {
    this.#kept = [...kept];
    this.#follows.clear();
    this.#ends.clear();
    this.#numbers.clear();
    this.#tail = [];
    this.#follows.set(++this.#last, null);
  }

  /**
   * Reads a record, before its texts are read.
   * @returns the names of what requests carry from now on, if that is not simply everything sent so far and what follows
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
    // An unknown predecessor, such as one in another file, says nothing: the prompt then follows the last one.
    const isBeginning = record['parentUuid'] === null && this.#isLinked;
    const follows = isBeginning ? null : (place ?? this.#last);
    const isNext = follows === this.#last;
    this.#follows.set(++this.#last, follows);
    this.#tail = [id];
    this.#ends.set(id, this.#last);
    this.#numbers.set(id, this.#last);
    return isNext ? null : new Set([this.always, ...this.#kept, ...this.#path().map(nameOf)]);
  }

  /** Returns the names of what requests carry from a prompt on; none if the id is not that of a prompt that may be sent. */
  since(id: string): readonly string[] {
    const from = this.#numbers.get(shortId(id)) ?? Infinity;
    return this.#namesWhere(number => number >= from);
  }

  /** Returns the names of what requests carry up to the end of a turn; none if that turn is unknown. */
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

  /** The numbers of the prompts from the last to the first; stops at a cycle. */
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

/** Whether the user wrote it, not a tool or the program. */
function isPrompt(record: JsonObject): boolean {
  if (record['type'] !== 'user' || record['isMeta'] === true || record['isCompactSummary'] === true) return false;
  const content = objectIn(record, 'message')?.['content'];
  if (typeof content === 'string') return true;
  const blocks = asList(content);
  return blocks.length > 0 && blocks.every(each => textIn(each, 'type') !== 'tool_result');
}

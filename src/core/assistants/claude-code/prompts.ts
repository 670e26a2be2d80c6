import { isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';

/** What one prompt began. */
interface Part {
  /** The part that it follows; null: it is a beginning. */
  readonly follows: number | null;
  /** Begins of the ids of its records. */
  readonly records: Set<string>;
}

/** Characters of an id by which records of one session are told apart. */
const idLength = 12;

/**
 * The prompts of a session that go along with its requests. Each record names the one before it; where a person goes back to an
 * earlier place and writes another prompt, that one does not follow the prompt whose place it takes. Calls of one answer make
 * branches too, but all of them follow the same prompt.
 */
export class Prompts {
  /** Of what goes along with every request, whichever prompt is the last. */
  readonly always = 'always';
  readonly #parts = new Map<number, Part>();
  #last: number;
  /** Records name others that are there; where none did, that one names nothing says nothing. */
  #isLinked: boolean;

  /** @param saved what {@link state} gave */
  constructor(saved: unknown) {
    for (const each of listIn(saved, 'parts'))
      this.#parts.set(numberIn(each, 'number') ?? 0, {
        follows: numberIn(each, 'follows') ?? null,
        records: new Set((textIn(each, 'records') ?? '').split(' ')),
      });
    this.#last = numberIn(saved, 'last') ?? 0;
    this.#isLinked = isObject(saved) && saved['linked'] === true;
    if (!this.#parts.has(this.#last)) this.#parts.set(this.#last, { follows: null, records: new Set() });
  }

  state(): Readonly<Record<string, unknown>> {
    const parts = [...this.#parts].map(([number, { follows, records }]) => ({
      ...{ number, follows, records: [...records].join(' ') },
    }));
    return { last: this.#last, linked: this.#isLinked, parts };
  }

  /** Of what the last prompt began. */
  get name(): string {
    return nameOf(this.#last);
  }

  /** All that was there is replaced. */
  begin(): void {
    this.#parts.clear();
    this.#parts.set(++this.#last, { follows: null, records: new Set() });
  }

  /**
   * Reads a record, before its texts are.
   * @returns names of what goes along from now on, where that is not all that went along and what follows
   */
  read(record: JsonObject): ReadonlySet<string> | null {
    const id = textIn(record, 'uuid')?.slice(0, idLength);
    if (id === undefined) return null;
    const parent = textIn(record, 'parentUuid')?.slice(0, idLength);
    const place = parent === undefined ? undefined : this.#placeOf(parent);
    if (place !== undefined) this.#isLinked = true;
    if (!isPrompt(record)) {
      this.#parts.get(place ?? this.#last)?.records.add(id);
      return null;
    }
    // One that is not there, such as one in another file, says nothing.
    const isBeginning = record['parentUuid'] === null && this.#isLinked;
    const follows = isBeginning ? null : (place ?? this.#last);
    const isNext = follows === this.#last;
    this.#parts.set(++this.#last, { follows, records: new Set([id]) });
    return isNext ? null : new Set([this.always, ...this.#path().map(nameOf)]);
  }

  /** The newest first: most records follow what was written last. */
  #placeOf(id: string): number | undefined {
    if (this.#parts.get(this.#last)?.records.has(id) === true) return this.#last;
    for (const [number, { records }] of [...this.#parts].reverse()) if (records.has(id)) return number;
    return undefined;
  }

  /** From the last to the first; a circle ends it. */
  #path(): readonly number[] {
    const path = new Set<number>();
    for (let at: number | null = this.#last; at !== null && !path.has(at); at = this.#parts.get(at)?.follows ?? null)
      path.add(at);
    return [...path];
  }
}

function nameOf(number: number): string {
  return `prompt ${number}`;
}

/** Whether a person said it, and not a tool or the program. */
function isPrompt(record: JsonObject): boolean {
  if (record['type'] !== 'user' || record['isMeta'] === true || record['isCompactSummary'] === true) return false;
  const content = objectIn(record, 'message')?.['content'];
  if (typeof content === 'string') return true;
  const blocks = Array.isArray(content) ? (content as readonly unknown[]) : [];
  return blocks.length > 0 && blocks.every(each => textIn(each, 'type') !== 'tool_result');
}

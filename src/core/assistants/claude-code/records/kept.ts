import { isObject, type JsonObject, listIn, objectIn, textIn } from '../../../json.ts';
import { type Prompts, shortId } from './prompts.ts';

/**
 * The messages that requests carry besides the last summary, as the compaction record names them: a list of records or, in older versions,
 * the first and the last one (`preservedMessages`, `preservedSegment`; programs 2.1.110 and 2.1.332, read 2026-12-01). These are the last
 * answer, what arrived while the summary was being made, or one side of the point from which the user had the history summarized.
 */
export class Kept {
  #names: ReadonlySet<string>;
  /**
   * Whether the request for the summary contained them too: the user had only the later messages summarized, or the program had to make
   * room, in which case nothing arrives meanwhile, unless the summary had been made in advance (2.1.332, measured).
   */
  #isSummarised: boolean;

  /** The user's last message until it is answered; a summary never includes it before. */
  #said: string;

  /** @param saved the result of {@link state} */
  constructor(saved: unknown) {
    this.#names = new Set(listIn(saved, 'names').filter(each => typeof each === 'string'));
    this.#isSummarised = isObject(saved) && saved['summarised'] === true;
    this.#said = textIn(saved, 'said') ?? '';
  }

  state(): Readonly<Record<string, unknown>> {
    return { names: [...this.#names], summarised: this.#isSummarised, said: this.#said };
  }

  /** Names of the records and prompts that were kept. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** Names of what the request for the summary left out. */
  get leftOut(): ReadonlySet<string> {
    return this.#isSummarised ? new Set([this.#said].filter(each => this.#names.has(each))) : this.#names;
  }

  /** Remembers what the user said until it is answered. */
  note(record: JsonObject): void {
    const content = objectIn(record, 'message')?.['content'];
    const isResult = Array.isArray(content) && content.some(each => textIn(each, 'type') === 'tool_result');
    if (record['type'] === 'assistant') this.#said = '';
    else if (record['type'] === 'user') this.#said = isResult ? '' : (recordNames(record)[0] ?? '');
  }

  /** @param boundary the record of a compaction */
  read(boundary: JsonObject, prompts: Prompts): void {
    const facts = objectIn(boundary, 'compactMetadata');
    const listed = objectIn(facts, 'preservedMessages');
    const segment = objectIn(facts, 'preservedSegment');
    const anchor = textIn(listed ?? segment, 'anchorUuid');
    const isUpTo = anchor !== undefined && anchor === textIn(boundary, 'uuid');
    this.#isSummarised = isUpTo || (textIn(facts, 'trigger') === 'auto' && facts?.['precomputed'] !== true);
    const uuids = listIn(listed, 'uuids').filter(each => typeof each === 'string');
    const [head, tail] = [textIn(segment, 'headUuid') ?? '', textIn(segment, 'tailUuid') ?? ''];
    const side = isUpTo ? prompts.upTo(tail) : prompts.since(head);
    this.#names = new Set(listed === undefined ? side : uuids.map(nameOf));
  }
}

/** Returns the name of a record; none if it has no id. */
export function recordNames(record: JsonObject): readonly string[] {
  const id = textIn(record, 'uuid');
  return id === undefined ? [] : [nameOf(id)];
}

function nameOf(id: string): string {
  return `record ${shortId(id)}`;
}

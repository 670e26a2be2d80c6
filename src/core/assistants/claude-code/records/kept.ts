import { isObject, type JsonObject, listIn, objectIn, textIn } from '../../../json.ts';
import { type Prompts, shortId } from './prompts.ts';

/**
 * What requests carry besides the last summary, as the record of the compaction names it: a list of records, in older versions the first
 * and the last one of them (`preservedMessages`, `preservedSegment`; programs 2.1.110 and 2.1.332, read 2026-12-01). That is the last
 * answer, what came while the summary was being made, or one side of the place from where a person had the history summarised.
 */
export class Kept {
  #names: ReadonlySet<string>;
  /**
   * It went into the summary all the same: a person had only what came after it summarised, or the program had to make room, where
   * nothing comes meanwhile, unless the summary had been made before (2.1.332, measured).
   */
  #isSummarised: boolean;

  /** What a person has just said, which no summary is made of before it is answered. */
  #said: string;

  /** @param saved what {@link state} gave */
  constructor(saved: unknown) {
    this.#names = new Set(listIn(saved, 'names').filter(each => typeof each === 'string'));
    this.#isSummarised = isObject(saved) && saved['summarised'] === true;
    this.#said = textIn(saved, 'said') ?? '';
  }

  state(): Readonly<Record<string, unknown>> {
    return { names: [...this.#names], summarised: this.#isSummarised, said: this.#said };
  }

  /** Of records and prompts. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** Of what the request for the summary left out. */
  get leftOut(): ReadonlySet<string> {
    return this.#isSummarised ? new Set([this.#said].filter(each => this.#names.has(each))) : this.#names;
  }

  /** Notes what a person said, until that is answered. */
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

/** Names a record; nothing where it has no id. */
export function recordNames(record: JsonObject): readonly string[] {
  const id = textIn(record, 'uuid');
  return id === undefined ? [] : [nameOf(id)];
}

function nameOf(id: string): string {
  return `record ${shortId(id)}`;
}

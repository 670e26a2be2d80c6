import { asList, isObject, type JsonObject, listIn, numberIn, textIn } from '../../json.ts';

/** A block of a message that requests carry in a different form than the list of messages has. */
export interface Change {
  readonly message: number;
  readonly block: number;
  /** The index of a message. The change applies to the request that produced this message and to later requests. */
  readonly at: number;
  /** The text that requests carry instead; null if they carry nothing. */
  readonly text: string | null;
}

/** A range of messages, both ends included, that is left out of requests made after a certain message. */
export interface Deleted {
  readonly after: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What Cline leaves out of a long history: each line that it shows records how long the history was at that time, and which range
 * of it was left out (cline/cline src/core/task/message-state.ts, read 2026-11).
 */
export function deletedRanges(shown: unknown): readonly Deleted[] {
  return asList(shown).flatMap(each => {
    const after = numberIn(each, 'conversationHistoryIndex');
    const [from, to] = listIn(each, 'conversationHistoryDeletedRange');
    return after !== undefined && typeof from === 'number' && typeof to === 'number' ? [{ after, from, to }] : [];
  });
}

/**
 * The replacements that Cline makes when the history is too long, e.g. for files that were read again, from `context_history.json`:
 * `[[message, [kind, [[block, [[time, 'text', [text], facts]]]]]]]` (cline/cline v3.89.2, context-management/ContextManager.ts,
 * read 2026-12-01).
 * @param shown the lines that Cline showed, which relate times to messages
 */
export function replacements(history: unknown, shown: unknown): readonly Change[] {
  const lines = asList(shown).filter(isObject);
  return asList(history).flatMap(each => {
    const [message, ofMessage] = asList(each);
    if (typeof message !== 'number') return [];
    return asList(asList(ofMessage)[1]).flatMap(inBlock => {
      const [block, updates] = asList(inBlock);
      if (typeof block !== 'number') return [];
      return asList(updates).flatMap(update => {
        const [time, kind, texts] = asList(update);
        const [text] = asList(texts);
        const at = typeof time === 'number' ? firstAfter(time, lines) : null;
        return kind === 'text' && typeof text === 'string' && at !== null ? [{ message, block, at, text }] : [];
      });
    });
  });
}

/** The distance from the line of a request to the message made by the next request: its question, its answer, the next question. */
const afterLine = 4;
/** The distance from a line shown in between to the message made by the next request. */
const afterOther = 2;

/** The message made by the first request after a given time; null if no line had been shown by then. */
function firstAfter(time: number, lines: readonly JsonObject[]): number | null {
  const line = lines.findLast(each => (numberIn(each, 'ts') ?? Infinity) <= time);
  const index = numberIn(line, 'conversationHistoryIndex');
  if (index === undefined) return null;
  const isRequest = textIn(line, 'say') === 'api_req_started' && numberIn(line, 'ts') === time;
  return index + (isRequest ? afterLine : afterOther);
}

/** Tool results whose calls were left out are no longer sent: providers would reject them (same source). */
export function orphans(messages: readonly JsonObject[], deleted: readonly Deleted[]): readonly Change[] {
  const first = new Map(deleted.map(each => [each.to, each] as const).reverse());
  return [...first.values()].flatMap(({ to, after }) => {
    const message = to + 1;
    if (messages[message]?.['role'] !== 'user') return [];
    return listIn(messages[message], 'content').flatMap((each, block) =>
      isObject(each) && each['type'] === 'tool_result' ? [{ message, block, at: after + 1, text: null }] : [],
    );
  });
}

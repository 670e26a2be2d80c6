import { asList, isObject, type JsonObject, listIn, numberIn, textIn } from '../../json.ts';

/** A block of a message that requests carry in another form than the list of messages has. */
export interface Change {
  readonly message: number;
  readonly block: number;
  /** The index of the message from which on requests carry the change: that which is made for it, and those after it. */
  readonly at: number;
  /** What they carry instead; null: nothing. */
  readonly text: string | null;
}

/** Messages that were left out, from the first to the last one, of requests made after a message. */
export interface Deleted {
  readonly after: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What Cline leaves out of a long history: each line that it shows says how long the history was when it was shown, and what of
 * that was left out (cline/cline src/core/task/message-state.ts, read 2026-11).
 */
export function deletedRanges(shown: unknown): readonly Deleted[] {
  return asList(shown).flatMap(each => {
    const after = numberIn(each, 'conversationHistoryIndex');
    const [from, to] = listIn(each, 'conversationHistoryDeletedRange');
    return after !== undefined && typeof from === 'number' && typeof to === 'number' ? [{ after, from, to }] : [];
  });
}

/**
 * What Cline replaces texts with when the history is too long, such as files that were read again, from `context_history.json`:
 * `[[message, [kind, [[block, [[time, 'text', [text], facts]]]]]]]` (cline/cline v3.89.2, context-management/ContextManager.ts, read
 * 2026-12-01).
 * @param shown the lines that it showed, by which the times are known
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

/** From the line of a request to the message made by the next one: its question, its answer, the next question. */
const afterLine = 4;
/** From a line that was shown between, to the message made by the next request. */
const afterOther = 2;

/** The message that the first request after a time made; null where no line was shown by then. */
function firstAfter(time: number, lines: readonly JsonObject[]): number | null {
  const line = lines.findLast(each => (numberIn(each, 'ts') ?? Infinity) <= time);
  const index = numberIn(line, 'conversationHistoryIndex');
  if (index === undefined) return null;
  const isRequest = textIn(line, 'say') === 'api_req_started' && numberIn(line, 'ts') === time;
  return index + (isRequest ? afterLine : afterOther);
}

/** Results of tools whose calls were left out are no longer sent: providers would refuse them (as above). */
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

import { isObject, type JsonObject, listIn, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { leaves } from './leaves.ts';
import { AnthropicMessages } from './messages.ts';
import type { DocumentMapper, HistorySink, TextFacts } from '../types.ts';

/**
 * The history of a task as Cline's extension and its forks keep it: the messages in Anthropic's form, as sent, without the
 * system prompt (cline/cline src/core/storage/disk.ts; RooCodeInc/Roo-Code, read 2026-11). `history_item.json` names the
 * folder, where it is there. What goes along no more stays in the list.
 */
export const taskDocument: DocumentMapper = (document, sink, beside) => {
  const id = beside.path.split('/').at(-2) ?? '';
  const item = parseJson(beside.read('history_item.json') ?? '');
  const started = Number(id);
  sink.session(id, {
    cwd: textIn(item, 'workspace') ?? textIn(objectIn(item, 'metadata'), 'cwd'),
    from: Number.isSafeInteger(started) && started > 1e12 ? started : undefined,
    to: beside.modified,
  });
  // A version of Roo Code has them in an object that names the form.
  const given = isObject(document) && numberIn(document, 'version') === 2 ? document['messages'] : document;
  if (!Array.isArray(given)) return sink.unknown(document);
  const all = (given as readonly unknown[]).filter(isObject);
  const reader = new TaskReader(id, all, deletedRanges(parseJson(beside.read('ui_messages.json') ?? '')), sink);
  for (let index = 0; index < all.length; index++) reader.read(index);
  reader.end();
};

/** Messages that were left out, from the first to the last one, of requests made after a message. */
interface Deleted {
  readonly after: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What Cline leaves out of a long history: each line that it shows says how long the history was when it was shown, and what of
 * that was left out (cline/cline src/core/task/message-state.ts, read 2026-11).
 */
function deletedRanges(shown: unknown): readonly Deleted[] {
  return (Array.isArray(shown) ? (shown as readonly unknown[]) : []).flatMap(each => {
    const after = numberIn(each, 'conversationHistoryIndex');
    const [from, to] = listIn(each, 'conversationHistoryDeletedRange');
    return after !== undefined && typeof from === 'number' && typeof to === 'number' ? [{ after, from, to }] : [];
  });
}

/** Messages before the summary's place in Roo Code that go along unchanged behind it, where the summary is an answer. */
const keptBehind = 3;

class TaskReader {
  readonly #messages: AnthropicMessages;
  /** Indexes of messages that go along. */
  #live = new Set<number>();
  /** What comes about once this many messages more were read: a summary stands before messages that were there already. */
  #later: { readonly at: number; readonly run: () => void } | null = null;

  /** Parts of the answer that follows, of which only the provider can read the rest. */
  readonly #reasoning: number[] = [];

  constructor(
    id: string,
    private readonly all: readonly JsonObject[],
    private readonly deleted: readonly Deleted[],
    private readonly sink: HistorySink,
  ) {
    this.#messages = new AnthropicMessages(id, 'documented', sink);
  }

  read(index: number): void {
    const message = this.all[index] ?? {};
    const isMark = message['isSummary'] === true || message['isTruncationMarker'] === true;
    if (this.#later !== null && (isMark || index >= this.#later.at)) this.#runLater();
    if (message['isSummary'] === true) this.#summarised(message, index);
    else if (message['isTruncationMarker'] === true) this.#shortened(message, index);
    else if (message['type'] === 'reasoning' && message['role'] === undefined) this.#reasoning.push(index);
    else {
      if (message['role'] === 'assistant') this.#leaveOut(index);
      this.#live.add(index);
      this.#messages.read(message, nameOf(index));
      for (const each of this.#reasoning.splice(0))
        this.#put(each, 'reply', put => leaves(this.all[each]?.['summary'], put));
    }
  }

  /** What is said to the model is written down when it is sent; the CLI never writes the answer that ends a task (2.18.0, measured). */
  end(): void {
    const last = this.all.at(-1);
    this.#runLater();
    if (last === undefined || last['role'] === 'assistant' || last['isSummary'] === true) return;
    this.#leaveOut(this.all.length);
    this.sink.request(numberIn(last, 'ts') ?? null);
  }

  #runLater(): void {
    const later = this.#later;
    this.#later = null;
    later?.run();
  }

  #put(index: number, by: TextFacts['by'], visit: (put: (text: string) => void) => void): void {
    const time = numberIn(this.all[index], 'ts') ?? null;
    this.#live.add(index);
    visit(text => this.sink.text(text, { status: 'sent', by, certainty: 'documented', time, message: nameOf(index) }));
  }

  /** A summary takes the place of what was said, which was sent once more for it. */
  #summarised(message: JsonObject, index: number): void {
    const isAnswer = message['role'] === 'assistant';
    const run = (): void => {
      const kept = [...this.#live].filter(each => each > index);
      this.#narrow(each => each < index);
      this.sink.request(numberIn(message, 'ts') ?? null);
      // The task stays as it is, where the summary follows it as an answer.
      this.#live = new Set(isAnswer ? [0, ...kept] : kept);
      this.#narrow(() => true);
      this.#put(index, 'reply', put => leaves(message['content'], put));
    };
    if (!isAnswer) return run();
    this.#later = { at: index + 1 + keptBehind, run };
  }

  /** Roo Code hides the older half of what was said, and marks where that ends. */
  #shortened(message: JsonObject, index: number): void {
    const id = message['truncationId'];
    const isHidden = (each: number): boolean => this.all[each]?.['truncationParent'] === id;
    const hidden = [...this.#live].filter(isHidden);
    const run = (): void => {
      this.#live = new Set([...this.#live].filter(each => !isHidden(each)));
      this.#narrow(() => true);
    };
    this.#put(index, 'input', put => leaves(message['content'], put));
    this.#later = { at: index + 1 + hidden.length, run };
  }

  /** Before a request: what Cline leaves out of it. */
  #leaveOut(index: number): void {
    const range = this.deleted.findLast(({ after }) => after < index);
    if (range !== undefined && [...this.#live].some(each => each >= range.from && each <= range.to)) {
      this.#live = new Set([...this.#live].filter(each => each < range.from || each > range.to));
      this.#narrow(() => true);
    }
  }

  #narrow(goesAlong: (index: number) => boolean): void {
    this.sink.window(new Set([...this.#live].filter(goesAlong).map(nameOf)));
  }
}

function nameOf(index: number): string {
  return `message ${index}`;
}

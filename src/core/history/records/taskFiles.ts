import { isObject, type JsonObject, listIn, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { leaves } from './leaves.ts';
import { AnthropicMessages, stored } from './messages.ts';
import { type Change, type Deleted, deletedRanges, orphans, replacements } from './taskChanges.ts';
import type { DocumentMapper, HistorySink, TextFacts } from '../types.ts';

/**
 * The history of a task as stored by Cline's extension and its forks: the messages in Anthropic's form, as sent, without the system
 * prompt (cline/cline src/core/storage/disk.ts; RooCodeInc/Roo-Code, read 2026-11). `history_item.json`, if it exists, names the
 * folder. Messages that are no longer sent stay in the list.
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
  // A version of Roo Code wraps them in an object with a version number.
  const given = isObject(document) && numberIn(document, 'version') === 2 ? document['messages'] : document;
  if (!Array.isArray(given)) return sink.unknown(document);
  const all = (given as readonly unknown[]).filter(isObject);
  const shown = parseJson(beside.read('ui_messages.json') ?? '');
  const deleted = deletedRanges(shown);
  const changes = replacements(parseJson(beside.read('context_history.json') ?? ''), shown);
  const reader = new TaskReader(id, all, deleted, [...orphans(all, deleted), ...changes], sink);
  for (let index = 0; index < all.length; index++) reader.read(index);
  reader.end();
};

/** If the summary is an answer, Roo Code keeps this many messages, older than the summary, unchanged after it. */
const keptBehind = 3;

class TaskReader {
  readonly #messages: AnthropicMessages;
  /** Indexes of the messages that are sent. */
  #live = new Set<number>();
  /** An action to run when the message with index `at` is reached: in the list, a summary precedes messages that are older than it. */
  #later: { readonly at: number; readonly run: () => void } | null = null;

  /** The index of the last summary that was written as a person's message: everything that is sent comes after it. */
  #summary: number | null = null;
  /** Changes that no request has carried yet, the next one first. */
  readonly #changes: Change[];
  /** Names of the texts that are sent for blocks that change, by message and block. */
  readonly #blocks = new Map<number, Map<number, string>>();

  /** Indexes of the reasoning that belongs to the next answer. Only the provider can read more than its summary. */
  readonly #reasoning: number[] = [];

  constructor(
    id: string,
    private readonly all: readonly JsonObject[],
    private readonly deleted: readonly Deleted[],
    changes: readonly Change[],
    private readonly sink: HistorySink,
  ) {
    this.#messages = new AnthropicMessages(id, 'documented', sink);
    this.#changes = [...changes].sort((a, b) => a.at - b.at);
    for (const { message, block } of changes) {
      const blocks = this.#blocks.get(message) ?? new Map<number, string>();
      this.#blocks.set(message, blocks.set(block, blockName(message, block)));
    }
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
      const { sent, left } =
        this.#summary === null ? { sent: message, left: [] } : parted(message, this.#calls(this.#summary));
      this.#messages.read(sent, nameOf(index), this.#blocks.get(index));
      stored(left, numberIn(message, 'ts') ?? null, this.sink);
      for (const each of this.#reasoning.splice(0))
        this.#put(each, 'reply', put => leaves(this.all[each]?.['summary'], put));
    }
  }

  /**
   * Counts the request for a last message without an answer: messages are recorded when they are sent, and the CLI never records
   * the answer that ends a task (2.18.0, measured).
   */
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

  /** A summary replaces the messages, which were sent once more to create it. */
  #summarised(message: JsonObject, index: number): void {
    const isAnswer = message['role'] === 'assistant';
    const run = (): void => {
      const kept = [...this.#live].filter(each => each > index);
      this.#narrow(each => each < index);
      this.sink.request(numberIn(message, 'ts') ?? null);
      // If the summary follows the task as an answer, the task itself is kept.
      this.#live = new Set(isAnswer ? [0, ...kept] : kept);
      this.#narrow(() => true);
      this.#put(index, 'reply', put => leaves(message['content'], put));
    };
    if (!isAnswer) {
      // Everything since the previous summary is sent, including what was hidden in between (condense/index.ts of Roo Code, read
      // 2026-12-01).
      const from = this.#summary ?? 0;
      this.#live = new Set(Array.from({ length: index - from }, (_, each) => from + each));
      this.#summary = index;
      return run();
    }
    this.#later = { at: index + 1 + keptBehind, run };
  }

  /** Ids of tool calls after a message. Results of other calls are left out. */
  #calls(after: number): ReadonlySet<unknown> {
    const calls = this.all.slice(after).flatMap(each => (each['role'] === 'assistant' ? listIn(each, 'content') : []));
    return new Set(calls.flatMap(each => (isObject(each) && each['type'] === 'tool_use' ? [each['id']] : [])));
  }

  /** Roo Code hides the older half of the conversation and inserts a marker where that half ends. */
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

  /** Applies, before a request, what Cline leaves out of it or carries in another form. */
  #leaveOut(index: number): void {
    const range = this.deleted.findLast(({ after }) => after < index);
    if (range !== undefined && [...this.#live].some(each => each >= range.from && each <= range.to)) {
      this.#live = new Set([...this.#live].filter(each => each < range.from || each > range.to));
      this.#narrow(() => true);
    }
    for (let [next] = this.#changes; next !== undefined && next.at <= index; [next] = this.#changes) {
      this.#changes.shift();
      this.#change(next);
    }
  }

  #change({ message, block, at, text }: Change): void {
    const blocks = this.#blocks.get(message);
    if (blocks === undefined || !this.#live.has(message)) return;
    const name = `${blockName(message, block)} from ${at}`;
    blocks.set(block, name);
    this.#narrow(() => true);
    const time = numberIn(this.all[at], 'ts') ?? null;
    if (text !== null)
      this.sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', time, message: name });
  }

  #narrow(goesAlong: (index: number) => boolean): void {
    const names = [...this.#live].filter(goesAlong);
    this.sink.window(new Set(names.flatMap(each => [nameOf(each), ...(this.#blocks.get(each)?.values() ?? [])])));
  }
}

/** Splits a message into what is sent of it and what is not: results whose calls are not sent. */
function parted(message: JsonObject, calls: ReadonlySet<unknown>): { sent: JsonObject; left: readonly unknown[] } {
  const { role, content } = message;
  if (role !== 'user' || !Array.isArray(content)) return { sent: message, left: [] };
  const all = content as readonly unknown[];
  const isLeft = (each: unknown): boolean =>
    isObject(each) && each['type'] === 'tool_result' && !calls.has(each['tool_use_id']);
  return { sent: { ...message, content: all.filter(each => !isLeft(each)) }, left: all.filter(isLeft) };
}

function blockName(message: number, block: number): string {
  return `${nameOf(message)} block ${block}`;
}

function nameOf(index: number): string {
  return `message ${index}`;
}

import { asList, hasList, isObject, type JsonObject, listIn, objectIn, oneOrMore, textIn } from '../../json.ts';
import { timeOf } from '../../history/records/leaves.ts';
import { googleParts, type MessageFacts, stored, ToolPaths } from '../../history/records/messages.ts';
import type { DocumentMapper, HistorySink, Neighbours, RecordMapper } from '../../history/types.ts';

/**
 * Milliseconds. Calls of one answer are recorded at the same moment. A further answer without text or thoughts adds its calls to
 * the same message after another request (0.12.0 and 0.28.2, measured).
 */
const oneAnswer = 10;

/** Reads messages, each id once: the log repeats them up to three times. */
class Messages {
  readonly #seen: Set<string>;
  #order: string[];
  readonly #paths: ToolPaths;
  /** Calls whose result was read; a result is stored both with the call and in the message that answers it. */
  readonly #answered: Set<unknown>;
  /** Ids of the user's prompts. */
  readonly #prompts: Set<string>;

  constructor(
    private readonly sink: HistorySink,
    saved: Readonly<Record<string, unknown>> | null,
  ) {
    const ids = (key: string): string[] => listIn(saved, key).filter(each => typeof each === 'string');
    this.#paths = new ToolPaths(sink.calledPaths);
    this.#seen = new Set(ids('seen'));
    this.#order = ids('order');
    this.#answered = new Set(ids('answered'));
    this.#prompts = new Set(ids('prompts'));
  }

  state(): Readonly<Record<string, unknown>> {
    const prompts = this.#order.filter(id => this.#prompts.has(id));
    return { seen: [...this.#seen], order: this.#order, answered: [...this.#answered], prompts };
  }

  /** Replaces the history by a new one: messages that are not in it are no longer sent. */
  replace(messages: readonly unknown[], time: number | null): void {
    this.#summarised(messages, time);
    this.#order = messages.flatMap(each => textIn(each, 'id') ?? []);
    this.sink.window(new Set(this.#order));
    for (const each of messages) this.#read(each, false);
  }

  /**
   * Reads a further message.
   * @param asks whether the model is asked when the message is recorded
   */
  append(each: unknown, asks: boolean): void {
    const id = textIn(each, 'id');
    if (id !== undefined && this.#order.at(-1) !== id) this.#order.push(id);
    this.#read(each, asks);
  }

  /** Removes a message and everything after it, or all messages if it is not there (chatRecordingService.ts, read 2026-11). */
  rewind(id: string): void {
    this.#order.length = Math.max(0, this.#order.indexOf(id));
    this.sink.window(new Set(this.#order));
  }

  /**
   * Counts the requests for a summary, which precedes the messages that are kept. Two requests carried everything before those: one
   * to make the summary, one to check whether it leaves anything out (chatCompressionService.js of 0.50.0 to 0.61.0; older versions
   * do not record the history again).
   */
  #summarised(messages: readonly unknown[], time: number | null): void {
    const at = messages.findIndex(each => summaryIn(each) !== undefined);
    const summary = messages[at];
    const mark = `\0summary${String(summaryIn(summary)?.length)}`;
    // A resumed session repeats it under another name.
    if (at === -1 || this.#seen.has(mark)) return;
    this.#seen.add(mark);
    const kept = messages.slice(at + 1).filter(isPrompt).length;
    const known = this.#order.indexOf(textIn(summary, 'id') ?? '');
    const before = known === -1 ? this.#order : this.#order.slice(0, known);
    const firstKept = kept === 0 ? undefined : before.filter(id => this.#prompts.has(id)).at(-kept);
    this.sink.window(new Set(firstKept === undefined ? before : before.slice(0, before.lastIndexOf(firstKept))));
    this.sink.request(time);
    this.sink.request(time);
  }

  #read(each: unknown, asks: boolean): void {
    if (!isObject(each)) return this.sink.unknown(each);
    const id = textIn(each, 'id');
    const time = timeOf(each['timestamp']);
    const isNew = id === undefined || !this.#seen.has(id);
    if (id !== undefined) this.#seen.add(id);
    const facts = { certainty: 'measured', time, message: id } as const;
    if (id !== undefined && isPrompt(each)) this.#prompts.add(id);
    switch (each['type']) {
      case 'user':
        if (isNew) this.#said(each, asks, facts);
        return;
      case 'gemini':
      case 'qwen':
        if (isNew) this.#answer(each, facts);
        return this.#calls(each, facts, isNew);
      case 'info':
      case 'error':
      case 'warning':
        return stored(each['content'], time, this.sink);
      default:
        this.sink.unknown(each);
    }
  }

  #said(each: JsonObject, asks: boolean, facts: MessageFacts): void {
    const waits = isOwnCommand(each['content']);
    if (asks && !waits) this.#ask(each, facts.time);
    googleParts(each['content'], 'input', { ...facts, waits }, this.sink, this.#paths, this.#answered);
  }

  /** Reads an answer. Text is a new answer; parts are the history as it is sent again, recorded again when a session is resumed. */
  #answer(each: JsonObject, facts: MessageFacts): void {
    if (Array.isArray(each['content'])) this.sink.asked(null);
    else this.sink.request(facts.time);
    googleParts(each['content'], 'reply', facts, this.sink, this.#paths);
  }

  /**
   * Notes that the model is asked. If a prompt follows another prompt or results of tools, the request before was canceled or
   * failed (0.61.0, measured).
   */
  #ask(each: JsonObject, time: number | null): void {
    if (isPrompt(each)) this.sink.unanswered();
    if (!isContext(each) && !isBrokenOff(each)) this.sink.asked(time);
  }

  /** Reads the calls of a message. Each is added when it was made, in a further record of the same id. */
  #calls(each: JsonObject, facts: MessageFacts, isNew: boolean): void {
    let noted: number | null = null;
    for (const call of listIn(each, 'toolCalls').filter(isObject)) {
      const before = noted;
      noted = timeOf(call['timestamp']);
      const mark = `${textIn(each, 'id') ?? ''}\0call${String(call['id'])}`;
      if (!isNew && this.#seen.has(mark)) {
        if (isShortened(call['result'])) {
          this.sink.withdrawn(new Set([String(call['id'])]), true);
          googleParts(call['result'], 'input', facts, this.sink, this.#paths);
        }
        continue;
      }
      this.#seen.add(mark);
      if (before !== null && noted !== null && noted - before > oneAnswer) this.sink.request(noted);
      this.#call(call, facts);
    }
  }

  #call(call: JsonObject, facts: MessageFacts): void {
    googleParts([{ functionCall: call }], 'reply', facts, this.sink, this.#paths);
    googleParts(call['result'], 'input', facts, this.sink, this.#paths, this.#answered);
    stored(call['resultDisplay'], facts.time, this.sink);
  }
}

/**
 * Whether only a few lines of a result are sent from now on, in which case it is recorded again (toolOutputMaskingService.ts,
 * chatCompressionService.ts and chatRecordingService.ts of google-gemini/gemini-cli, read 2026-11).
 */
function isShortened(result: unknown): boolean {
  const parts = oneOrMore(result);
  return parts.some(each => {
    const { output } = objectIn(each, 'functionResponse', 'response') ?? {};
    return (
      typeof output === 'string' &&
      /<tool_output_masked>|^Output too large\. Showing |\[Tool output collapsed /.test(output)
    );
  });
}

/**
 * Whether it is what the user ran after `!`, which causes no request (useExecutionLifecycle.ts of 0.61.0, read 2026-12-01; recorded since
 * about then).
 */
function isOwnCommand(content: unknown): boolean {
  const [first] = asList(content);
  return textIn(first, 'text')?.startsWith('I ran the following shell command:\n') === true;
}

/** Whether it is what the program says about itself and the folder before the first prompt. */
function isContext(each: JsonObject): boolean {
  return listIn(each, 'content').some(part => textIn(part, 'text')?.startsWith('<session_context>') === true);
}

/** Whether the user stopped all tools: that is sent with the next prompt (useGeminiStream.ts of google-gemini/gemini-cli, read 2026-12). */
function isBrokenOff(each: JsonObject): boolean {
  const results = listIn(each, 'content').flatMap(part => objectIn(part, 'functionResponse', 'response') ?? []);
  return results.length > 0 && results.every(each => /cancell?ed/i.test(textIn(each, 'error') ?? ''));
}

function isPrompt(each: unknown): boolean {
  if (!isObject(each) || each['type'] !== 'user') return false;
  return !listIn(each, 'content').some(part => isObject(part) && isObject(part['functionResponse']));
}

/** Returns the text of a summary of everything before a message; undefined if the message is not one. */
function summaryIn(each: unknown): string | undefined {
  if (!isPrompt(each)) return undefined;
  const texts = listIn(each, 'content').map(part => textIn(part, 'text'));
  return texts.find(text => text?.includes('<state_snapshot>') === true && text.includes('</state_snapshot>'));
}

/** Reads chats, which are operation logs: a first line, messages, `$set` and `$rewindTo`. `functionResponse` is what was sent. */
export const chatRecords: RecordMapper = (sink, beside, saved) => {
  const messages = new Messages(sink, saved);
  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    const set = objectIn(value, '$set');
    const back = textIn(value, '$rewindTo');
    if (set !== undefined) {
      if (Array.isArray(set['messages'])) messages.replace(set['messages'], timeOf(set['lastUpdated']));
    } else if (back !== undefined) messages.rewind(back);
    else if (typeof value['sessionId'] === 'string') begin(value, sink, beside);
    else messages.append(value, true);
  };
  return { record, state: () => messages.state() };
};

/** Reads a chat stored as one document, as until about 0.36; in products built on Gemini CLI, answers have a type other than `gemini`. */
export const chatDocument: DocumentMapper = (document, sink, beside) => {
  if (!hasList(document, 'messages')) return sink.unknown(document);
  begin(document, sink, beside);
  const messages = new Messages(sink, null);
  for (const each of listIn(document, 'messages')) messages.append(each, false);
};

function begin(first: Readonly<Record<string, unknown>>, sink: HistorySink, beside: Neighbours): void {
  const folders = listIn(first, 'directories').filter(each => typeof each === 'string');
  const isSub = first['kind'] === 'subagent';
  const root = beside.read(isSub ? '../../.project_root' : '../.project_root')?.trim();
  sink.session(textIn(first, 'sessionId') ?? '', {
    cwd: folders[0] ?? root,
    provider: 'google',
    // chats/<session>/<agent>.jsonl
    parent: isSub ? beside.path.split('/').at(-2) : undefined,
    from: timeOf(first['startTime']) ?? undefined,
  });
}

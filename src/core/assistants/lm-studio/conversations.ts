import { isObject, type JsonObject, listIn, numberIn, objectIn, oneOrMore, textIn } from '../../json.ts';
import { contentTexts, leaves } from '../../history/records/leaves.ts';
import { inputOf, stored, ToolPaths } from '../../history/records/messages.ts';
import type { Certainty, DocumentMapper, HistorySink, TextFacts } from '../../history/types.ts';

/**
 * Reads a chat of the app (0.3 and later): `{messages: [{versions, currentlySelected}]}`. A version is a user's message, with one step, or
 * an answer, with several: texts, calls, and their results. Earlier versions of a regenerated message are kept next to the selected one.
 */
export const conversation: DocumentMapper = (document, sink, beside) => {
  if (!isObject(document) || !Array.isArray(document['messages'])) return sink.unknown(document);
  sink.session((beside.path.split('/').at(-1) ?? '').replace(/(?:\.conversation)?\.json$/, ''), {
    provider: 'local',
    model: textIn(objectIn(document, 'lastUsedModel'), 'identifier'),
    from: numberIn(document, 'createdAt'),
    to:
      Math.max(numberIn(document, 'userLastMessagedAt') ?? 0, numberIn(document, 'assistantLastMessagedAt') ?? 0) ||
      beside.modified,
  });
  const chat = new Conversation(sink);
  chat.instructed(document);
  for (const each of listIn(document, 'messages')) chat.read(each);
  // Text that was typed but not sent, and the user's notes on a chat.
  stored([document['clientInput'], document['notes']], null, sink);
};

/** Kinds of steps that are displayed. */
const shown: ReadonlySet<unknown> = new Set(['toolStatus', 'debugInfoBlock', 'citationBlock', 'status']);

class Conversation {
  readonly #paths = new ToolPaths();
  /** Names of what requests carry. */
  #live: string[] = [];
  #made = 0;

  constructor(private readonly sink: HistorySink) {}

  /** Reads the system prompt; one for this chat only wins over that of its preset. */
  instructed(document: JsonObject): void {
    const fields = listIn(objectIn(document, 'perChatPredictionConfig'), 'fields').filter(isObject);
    const own = textIn(
      fields.find(each => each['key'] === 'llm.prediction.systemPrompt'),
      'value',
    );
    const text = own !== undefined && own !== '' ? own : textIn(document, 'systemPrompt');
    if (text === undefined || text === '') return;
    this.sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', message: this.#name() });
  }

  read(message: unknown): void {
    // Before about 0.3, a message was a role and its content.
    const versions = isObject(message) && Array.isArray(message['versions']) ? listIn(message, 'versions') : [message];
    const selected = Math.min(numberIn(message, 'currentlySelected') ?? 0, versions.length - 1);
    const before = [...this.#live];
    for (const [index, version] of versions.entries()) if (index !== selected) this.#version(version, 'estimated');
    if (versions.length > 1) {
      this.#live = before;
      this.sink.window(new Set(before));
    }
    this.#version(versions[selected], 'documented');
  }

  #name(): string {
    const name = `part ${this.#made++}`;
    this.#live.push(name);
    return name;
  }

  #version(version: unknown, certainty: Certainty): void {
    const { sink } = this;
    if (!isObject(version)) return sink.unknown(version);
    const { role, steps, content } = version;
    if (role === 'user' || role === 'system') this.#said(version, certainty);
    else if (role !== 'assistant') sink.unknown(version);
    else this.#answer(Array.isArray(steps) ? steps : [{ type: 'contentBlock', content }], certainty);
  }

  /** Reads a user's message. What is sent is made from the typed text and the attached files. */
  #said(version: JsonObject, certainty: Certainty): void {
    const made = objectIn(version, 'preprocessed')?.['content'];
    const message = this.#name();
    contentTexts(made ?? version['content'], text =>
      this.sink.text(text, { status: 'sent', by: 'input', certainty, message }),
    );
    if (made !== undefined) contentTexts(version['content'], text => stored(text, null, this.sink));
  }

  /** Reads an answer: what precedes the result of a tool came from one request, what follows it from another. */
  #answer(steps: readonly unknown[], certainty: Certainty): void {
    const { sink } = this;
    let isAnswering = false;
    for (const step of steps) {
      const type = textIn(step, 'type');
      if (!isObject(step) || (type !== 'contentBlock' && !shown.has(type))) sink.unknown(step);
      else if (type !== 'contentBlock') stored(step, timeOf(step), sink);
      else {
        const isResult = step['roleOverride'] === 'tool';
        if (!isResult && !isAnswering) sink.request(timeOf(step));
        isAnswering = !isResult;
        this.#block(step, isResult, certainty);
      }
    }
  }

  /** Reads a block of an answer. A block that the user or a plugin removed from the context is not sent again. */
  #block(step: JsonObject, isResult: boolean, certainty: Certainty): void {
    const { sink } = this;
    const [time, content] = [timeOf(step), step['content']];
    if (step['shouldIncludeInContext'] === false) return stored(content, time, sink);
    // The models' templates leave out most thoughts.
    const isThought = objectIn(step, 'style')?.['type'] === 'thinking';
    const facts = { status: 'sent', certainty: isThought ? 'estimated' : certainty, time } as const;
    const named = { ...facts, message: this.#name() } as const;
    for (const item of oneOrMore(content)) {
      const type = textIn(item, 'type');
      if (isObject(item) && type === 'toolCallRequest') this.#called(item, named);
      else if (isObject(item) && type === 'toolCallResult') this.#answered(item, named);
      else if (type !== 'file')
        contentTexts([item], text => sink.text(text, { ...named, by: isResult ? 'input' : 'reply' }));
    }
  }

  #called(request: JsonObject, facts: Omit<TextFacts, 'by'>): void {
    this.#paths.called(request['toolCallRequestId'] ?? request['callId'], request['parameters']);
    leaves(request['parameters'], text => this.sink.text(text, { ...facts, by: 'reply' }));
  }

  #answered(result: JsonObject, facts: Omit<TextFacts, 'by'>): void {
    const path = this.#paths.resultOf(result['toolCallRequestId'] ?? result['toolCallId'] ?? result['callId']);
    const payload = textIn(result, 'content');
    contentTexts(payload === undefined ? result['content'] : (inputOf(payload) ?? payload), text =>
      this.sink.text(text, { ...facts, by: 'input', path }),
    );
  }
}

/** Returns the time of a step, whose name is its start in milliseconds and a number: `1790000000000-0.123`. */
function timeOf(step: unknown): number | null {
  const time = Number(/^(\d{13})\b/.exec(textIn(step, 'stepIdentifier') ?? '')?.[1]);
  return Number.isNaN(time) ? null : time;
}

import { isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import { leaves, pathOf } from './leaves.ts';
import { stored } from './messages.ts';
import type { Certainty, HistorySink } from '../types.ts';

/** Facts about the message that contains some parts. */
export interface Said {
  readonly role: string | undefined;
  readonly isSummary: boolean;
  /** It was said in the session that this one was forked from, and copied with its time. */
  readonly isCopy: boolean;
  readonly time: number | null;
  /** It neither ended nor failed: the program was ended, or is still working on it. */
  readonly isOpen?: boolean;
  /** It failed before the model was asked. */
  readonly isUnasked?: boolean;
  /** The system text that a program driving OpenCode passed along with a prompt. */
  readonly system?: string | undefined;
}

/** What the next request of a session carries. */
interface Window {
  /** The message that contains each text, by the text's name. */
  live: Map<string, string>;
  /** Results that are no longer sent from a certain time on. */
  cleared: readonly { readonly name: string; readonly at: number }[];
  /** The first message that the next summary does not replace. */
  tail: string | undefined;
  /** The message whose current step has begun but neither ended nor failed. */
  begun: string | null;
  /** The prompt that is being answered. */
  prompt: string;
}

/** Reads the parts of messages, independently of how they are stored. */
export class Parts {
  /** Messages whose first step has been counted. */
  readonly #answered = new Set<string>();
  /** Messages with the output of a command that a person ran; they caused no request. */
  readonly #ofPerson = new Set<string>();
  readonly #windows = new Map<string, Window>();
  #window = newWindow();
  #results = 0;

  constructor(
    private readonly said: ReadonlyMap<string, Said>,
    private readonly sink: HistorySink,
    private readonly certainty: Certainty = 'exact',
  ) {}

  /** The parts that follow belong to this session. */
  session(id: string): void {
    this.#window = this.#windows.get(id) ?? newWindow();
    this.#windows.set(id, this.#window);
    this.sink.session(id);
  }

  /**
   * Called when a message has no more parts. An answer without parts was requested all the same. Its message is created before the
   * request goes out, so if the program was ended in between, the request may not have gone out (1.18.33, measured 2026-12-01).
   * @param isLast whether it is the last one in its session
   */
  end(holder: string, isLast = false): void {
    const message = this.said.get(holder);
    if (message?.role !== 'assistant' || message.isCopy || message.isUnasked === true) return;
    if (this.#answered.has(holder)) return;
    if (isLast && message.isOpen === true && message.time !== null) this.sink.asked(message.time);
    else this.#request(message.time);
  }

  /**
   * Whether a part belongs to a message with a command that a person ran, and its output. Such a message begins with the command,
   * whereas an answer begins with its first step (`SessionPrompt.shell` and the tasks of commands; 1.18.33, read 2026-12-01).
   */
  isOfPerson(part: unknown, holder: string): boolean {
    const isFirst = this.said.get(holder)?.role === 'assistant' && !this.#answered.has(holder);
    if (isFirst && isObject(part) && part['type'] === 'tool') this.#ofPerson.add(holder);
    return this.#ofPerson.has(holder);
  }

  /** Counts a request that carried only the contents of these messages. */
  requestWith(holders: ReadonlySet<string>, time: number | null): void {
    this.#narrow(holder => holders.has(holder), false);
    this.sink.request(time);
    this.#narrow(() => true, false);
  }

  /** Removes these messages, and texts with these names, from later requests. */
  withdraw(gone: ReadonlySet<string>): void {
    if (gone.size > 0) this.#narrow((holder, name) => !gone.has(holder) && !gone.has(name), true);
  }

  /** @param ownName the name for the texts of this part, if it is not that of the message */
  read(part: unknown, holder: string, time: number | null, ownName = holder): void {
    const { sink } = this;
    if (!isObject(part)) return sink.unknown(part);
    const { type } = part;
    const isOfPerson = this.isOfPerson(part, holder);
    if (isOfPerson) this.#answered.add(holder);
    const message = this.said.get(holder);
    this.#prompted(holder, message, time);
    if (type === 'retry') return this.#retry(part, holder, message, time);
    this.#begin(type, holder, message, time);
    // The message for the answer is created before the model is asked, so a prompt without one was not sent.
    const waits = isOfPerson || message?.role === 'user';
    const put: Put = (text, by, path, name = ownName, certainty = this.certainty) => {
      this.#window.live.set(name, holder);
      sink.text(text, { status: 'sent', by, certainty, time, path, message: name, waits });
    };
    this.#readContent(part, holder, message, time, put);
  }

  /** Reads the texts of a part according to its type. */
  #readContent(part: JsonObject, holder: string, message: Said | undefined, time: number | null, put: Put): void {
    const { type } = part;
    if (type === 'text' || type === 'reasoning') this.#readText(part, holder, message, time, put);
    else if (type === 'tool') this.#readTool(objectIn(part, 'state') ?? {}, time, put);
    else if (type === 'subtask' || type === 'agent') leaves([part['prompt']], text => put(text, 'input'));
    else if (type === 'compaction') this.#window.tail = textIn(part, 'tail_start_id');
    else if (type === 'file') readPaper(part, put);
    else if (!known.has(type)) this.sink.unknown(part);
  }

  /** Until the next prompt, requests carry the system text that came with this one (1.18.33, measured 2026-12-01). */
  #prompted(holder: string, message: Said | undefined, time: number | null): void {
    const { live, prompt } = this.#window;
    if (message?.role !== 'user' || prompt === holder) return;
    this.#window.prompt = holder;
    const before = systemName(prompt);
    if (live.has(before)) this.withdraw(new Set([before]));
    if (message.system === undefined) return;
    const name = systemName(holder);
    this.#window.live.set(name, holder);
    const facts = { status: 'sent', by: 'input', certainty: this.certainty, time, message: name, waits: true } as const;
    this.sink.text(message.system, facts);
  }

  /** Counts the request of each step of an answer. The first one is counted when the answer begins, whatever its first part is. */
  #begin(type: unknown, holder: string, message: Said | undefined, time: number | null): void {
    if (type === 'step-finish') this.#window.begun = null;
    const isFirst = message?.role === 'assistant' && !this.#answered.has(holder) && type !== 'patch';
    if (type !== 'step-start' && !isFirst) return;
    this.#answered.add(holder);
    this.#window.begun = holder;
    // The request for a summary carries only what the summary replaces.
    if (message?.isSummary === true && this.#window.tail !== undefined)
      this.#narrow(holds => !this.#isInTail(holds), false);
    if (message?.isCopy !== true) this.#request(time);
  }

  /**
   * A request failed and is made again. It is either that of the step that has begun, which is counted already, or one without an
   * answer.
   */
  #retry(part: JsonObject, holder: string, message: Said | undefined, time: number | null): void {
    const isOfStep = this.#window.begun === holder;
    this.#window.begun = null;
    if (!isOfStep && message?.isCopy !== true && hasGoneOut(part['error'])) this.#request(time);
    stored(part['error'], time, this.sink);
  }

  /** Counts a request. Results that were cleared by then are removed first. */
  #request(time: number | null): void {
    const isGone = ({ at }: Window['cleared'][number]): boolean => time !== null && at <= time;
    const gone = new Set(this.#window.cleared.filter(isGone).map(({ name }) => name));
    if (gone.size > 0) {
      this.#window.cleared = this.#window.cleared.filter(each => !isGone(each));
      this.#narrow((_, name) => !gone.has(name), true);
    }
    this.sink.request(time);
  }

  /** @param forGood false to narrow the window for the next request only */
  #narrow(goesAlong: (holder: string, name: string) => boolean, forGood: boolean): void {
    const live = new Map([...this.#window.live].filter(([name, holder]) => goesAlong(holder, name)));
    this.sink.window(new Set(live.keys()));
    if (forGood) this.#window.live = live;
  }

  /** Whether a message is kept next to the summary. Message ids are in order of creation. */
  #isInTail(holder: string): boolean {
    const { tail } = this.#window;
    return tail !== undefined && holder >= tail;
  }

  #readText(part: JsonObject, holder: string, message: Said | undefined, time: number | null, put: Put): void {
    const isReply = message?.role === 'assistant';
    const text = textIn(part, 'text');
    // From now on, requests carry the summary and the turns that it does not replace.
    if (message?.isSummary === true && isReply) this.#narrow(holds => holds === holder || this.#isInTail(holds), true);
    if (part['ignored'] === true) stored(text, time, this.sink);
    else if (text !== undefined) put(text, isReply ? 'reply' : 'input');
  }

  #readTool(state: JsonObject, time: number | null, put: Put): void {
    const { input, output, error, metadata, time: times } = state;
    const path = pathOf(input);
    const cleared = numberIn(times, 'compacted');
    const name = cleared === undefined ? undefined : `result ${this.#results++}`;
    leaves(input, text => put(text, 'reply'));
    leaves(output, text => put(text, 'input', path, name));
    for (const each of listIn(state, 'attachments')) readPaper(each, put, path, name);
    if (cleared !== undefined && name !== undefined)
      this.#window.cleared = [...this.#window.cleared, { name, at: cleared }];
    leaves(error, text => put(text, 'input'));
    stored(metadata, time, this.sink, path);
  }
}

type Put = (text: string, by: 'input' | 'reply', path?: string, name?: string, certainty?: Certainty) => void;

/** A PDF is sent whole to models that accept PDF files; which ones do is not recorded (1.18.33, measured 2026-12-01). */
function readPaper(file: unknown, put: Put, path = textIn(file, 'filename'), name?: string): void {
  if (textIn(file, 'mime') === 'application/pdf')
    leaves(textIn(file, 'url'), text => put(text, 'input', path, name, 'estimated'));
}

function newWindow(): Window {
  return { live: new Map(), cleared: [], tail: undefined, begun: null, prompt: '' };
}

function systemName(prompt: string): string {
  return `system of ${prompt}`;
}

/** Whether a failed request had gone out: the server answered, or the connection was broken off. An unknown host name is not an answer. */
function hasGoneOut(error: unknown): boolean {
  const data = objectIn(error, 'data');
  return numberIn(data, 'statusCode') !== undefined || /ECONNRESET|socket/i.test(textIn(data, 'message') ?? '');
}

/**
 * Whether an answer failed before the model was asked: there is no key for the provider, or the prompt cannot be converted to the
 * provider's form (errors of its SDK; 1.18.33, measured 2026-12-01).
 */
export function isBeforeAsking(error: unknown): boolean {
  const said = textIn(objectIn(error, 'data'), 'message') ?? '';
  const isOfPrompt =
    /^'.{1,200}' functionality not supported\.$|^(?:Invalid prompt|Invalid data content|No such \w+Model): /s;
  const name = textIn(error, 'name');
  return name === 'ProviderAuthError' || (name === 'UnknownError' && isOfPrompt.test(said));
}

const known: ReadonlySet<unknown> = new Set(['step-start', 'step-finish', 'patch', 'snapshot']);

import { asList, isObject, type JsonObject, listIn, numberIn, oneOrMore, textIn } from '../../json.ts';
import { contentTexts, joinedLeaves, leaves, pathOf, textOfFile, timeOf } from './leaves.ts';
import type { Certainty, HistorySink, RecordMapper, TextFacts } from '../types.ts';

/** Facts shared by all texts of a message. */
export interface MessageFacts {
  readonly certainty: Certainty;
  readonly time: number | null;
  readonly message?: string | undefined;
  readonly hashes?: (() => readonly string[]) | undefined;
  readonly isFallback?: boolean | undefined;
  readonly waits?: boolean | undefined;
}

/** The maximum number of calls without a result that are remembered; an answer makes only a few at once. */
const mostCalls = 200;

/** File paths by the id of the tool call that read them. An id is forgotten when its result is seen. */
export class ToolPaths {
  /** @param calls pass {@link HistorySink.calledPaths} if records are read one by one: the result may come with a later pass */
  constructor(private readonly calls = new Map<string, string>()) {}

  called(id: unknown, input: unknown): void {
    const path = pathOf(input);
    if (typeof id !== 'string' || path === undefined) return;
    this.calls.set(id, path);
    for (const old of this.calls.keys()) {
      if (this.calls.size <= mostCalls) break;
      this.calls.delete(old);
    }
  }

  resultOf(id: unknown): string | undefined {
    if (typeof id !== 'string') return undefined;
    const path = this.calls.get(id);
    this.calls.delete(id);
    return path;
  }
}

/** A part of a tool's result, and whether it was sent; with its own certainty if that is not sure. */
export interface CutPart {
  readonly text: string;
  readonly isSent: boolean;
  readonly certainty?: Certainty;
}

/**
 * Reads the content of a message in Anthropic's form: a text, or blocks `text`, `tool_use`, `tool_result`, `image` (reference of
 * the Messages API). Of blocks of other kinds, all texts count.
 * @param cut splits a tool's result, or a file that a person gave, into parts that were sent and left out, if the record contains
 * it whole
 */
export function anthropicContent(
  content: unknown,
  by: TextFacts['by'],
  facts: MessageFacts,
  sink: HistorySink,
  paths: ToolPaths,
  cut?: (text: string, of: 'result' | 'file') => readonly CutPart[],
): void {
  if (typeof content === 'string') return sink.text(content, { status: 'sent', by, ...facts });
  for (const block of asList(content)) if (isObject(block)) readBlock(block, { by, facts, sink, paths, cut });
}

/** What is needed to read a block. */
interface BlockContext {
  readonly by: TextFacts['by'];
  readonly facts: MessageFacts;
  readonly sink: HistorySink;
  readonly paths: ToolPaths;
  readonly cut: ((text: string, of: 'result' | 'file') => readonly CutPart[]) | undefined;
}

function readBlock(block: JsonObject, at: BlockContext): void {
  const put = (text: string): void => putBlock(block, text, at);
  const text = textIn(block, 'text');
  switch (block['type']) {
    case 'image':
    case 'redacted_thinking':
      return;
    case 'tool_use':
      at.paths.called(block['id'], block['input']);
      return leaves(block['input'], put);
    case 'tool_result': {
      const called = at.paths.resultOf(block['tool_use_id']);
      // A refused read names a file but returns nothing of it.
      const path = block['is_error'] === true ? undefined : called;
      return contentTexts(block['content'], each => putCut(block, each, 'result', path, at));
    }
    case 'file':
      if (typeof block['content'] !== 'string') break;
      return putCut(block, block['content'], 'file', textIn(block, 'path'), at);
    case 'text':
      if (text === undefined) break;
      put(text);
      return reasoningDetails(block, put);
    case 'thinking':
      if (typeof block['thinking'] !== 'string') break;
      return put(block['thinking']);
    case 'reasoning':
      if (text === undefined) break;
      // Roo Code stores the model's reasoning but sends it again only to a few models, and no record says to which.
      return at.sink.text(text, { status: 'stored-only', by: at.by, ...at.facts, certainty: 'estimated' });
  }
  leaves(block, put);
}

function putBlock(block: JsonObject, text: string, { by, facts, sink }: BlockContext, path?: string): void {
  sink.text(text, { status: 'sent', by, path, part: textIn(block, 'tool_use_id'), ...facts });
}

/** Passes on the parts of a text that may have been cut when it was sent. */
function putCut(
  block: JsonObject,
  text: string,
  of: 'result' | 'file',
  path: string | undefined,
  at: BlockContext,
): void {
  if (at.cut === undefined) return putBlock(block, text, at, path);
  const part = textIn(block, 'tool_use_id');
  for (const { text: piece, isSent, certainty = at.facts.certainty } of at.cut(text, of))
    at.sink.text(piece, {
      ...at.facts,
      ...{ status: isSent ? 'sent' : 'stored-only', by: at.by, path, part, certainty },
    });
}

/**
 * Reads a model's reasoning in OpenRouter's form, which is sent together with its answer (Cline 3.89.2 stores it in a text block,
 * Roo Code in the message; sources of both, read 2026-12-01).
 */
function reasoningDetails(of: JsonObject, put: (text: string) => void): void {
  for (const each of listIn(of, 'reasoning_details'))
    for (const text of [textIn(each, 'text'), textIn(each, 'summary')]) if (text !== undefined) put(text);
}

/**
 * Reads parts in Google's form: `text`, `functionCall`, `functionResponse`, `inlineData`.
 * @param answered ids of calls whose responses have been read; those of these parts are added
 */
export function googleParts(
  parts: unknown,
  by: TextFacts['by'],
  facts: MessageFacts,
  sink: HistorySink,
  paths: ToolPaths,
  answered?: Set<unknown>,
): void {
  const put = (text: string, more?: Pick<TextFacts, 'path' | 'isRepeated' | 'part'>): void =>
    sink.text(text, { status: 'sent', by, ...more, ...facts });
  if (typeof parts === 'string') return put(parts);
  for (const part of oneOrMore(parts)) {
    if (!isObject(part)) continue;
    for (const text of [textIn(part, 'text'), textOfInline(part['inlineData'] ?? part['inline_data'])])
      if (text !== undefined) put(text);
    const call = part['functionCall'];
    if (isObject(call)) {
      paths.called(call['id'], call['args']);
      leaves(call['args'], text => put(text));
    }
    const response = part['functionResponse'];
    if (!isObject(response)) continue;
    const { id, response: given } = response;
    const called = paths.resultOf(id);
    const path = isObject(given) && 'error' in given ? undefined : called;
    const isRepeated = typeof id === 'string' && answered?.has(id) === true;
    leaves(given, text => put(text, { path, isRepeated, part: textIn(response, 'id') }));
    if (typeof id === 'string') answered?.add(id);
  }
}

/** The text of a file in Google's form; undefined if it is not text. */
function textOfInline(file: unknown): string | undefined {
  if (!isObject(file)) return undefined;
  const text = textOfFile(file['data'], textIn(file, 'mimeType') ?? textIn(file, 'mime_type') ?? '');
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Visits tool calls in OpenAI's form: `function.name`, `function.arguments` as a JSON text. */
export function openAiCalls(calls: unknown, visit: (id: unknown, input: unknown, argumentsText: string) => void): void {
  for (const call of asList(calls)) {
    const named = isObject(call) && isObject(call['function']) ? call['function'] : call;
    const text = textIn(named, 'arguments');
    if (text !== undefined) visit(isObject(call) ? (call['id'] ?? call['toolCallId']) : undefined, inputOf(text), text);
  }
}

/** Parses the arguments of a call; undefined if they are not JSON. */
export function inputOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a list of prompts that a product keeps for its arrow keys. It does not prove that a request carried them. */
export function promptList(
  of: (record: JsonObject) => { readonly session: string | undefined; readonly time: unknown },
): RecordMapper {
  return sink => ({
    record: value => {
      if (!isObject(value)) return sink.unknown(value);
      const { session, time } = of(value);
      sink.session(session ?? '');
      stored(value, timeOf(time), sink);
    },
    state: () => ({}),
  });
}

/** Records every text of a value as stored and not sent. */
export function stored(value: unknown, time: number | null, sink: HistorySink, path?: string): void {
  joinedLeaves(value, text =>
    sink.text(text, { status: 'stored-only', by: 'input', certainty: 'measured', time, path }),
  );
}

/** Reads messages in Anthropic's form one by one, each with its time in `ts`. Each answer is one request. */
export class AnthropicMessages {
  readonly #paths = new ToolPaths();

  constructor(
    private readonly session: string,
    private readonly certainty: Certainty,
    private readonly sink: HistorySink,
    private readonly cut?: Parameters<typeof anthropicContent>[5],
  ) {}

  /**
   * @param name the name of the message, if later records refer to it
   * @param blocks names of some of its blocks, by index, if later records refer to them
   */
  read(message: unknown, name?: string, blocks: ReadonlyMap<number, string> = new Map()): void {
    const { sink } = this;
    if (!isObject(message)) return;
    const { role, content } = message;
    const time = numberIn(message, 'ts') ?? null;
    const facts = { certainty: this.certainty, time, message: name };
    if (role === 'assistant') {
      const info = message['modelInfo'];
      if (isObject(info)) sink.session(this.session, { model: textIn(info, 'id'), provider: textIn(info, 'provider') });
      sink.request(time);
      this.#content(content, 'reply', facts, blocks);
      reasoningDetails(message, text => sink.text(text, { status: 'sent', by: 'reply', ...facts }));
    } else if (role === 'user' || role === 'tool') this.#content(content, 'input', facts, blocks, this.cut);
    else sink.unknown(message);
  }

  #content(
    content: unknown,
    by: TextFacts['by'],
    facts: MessageFacts,
    blocks: ReadonlyMap<number, string>,
    cut?: Parameters<typeof anthropicContent>[5],
  ): void {
    const list = blocks.size > 0 && Array.isArray(content) ? (content as readonly unknown[]) : undefined;
    const rest = list === undefined ? content : list.filter((_, index) => !blocks.has(index));
    anthropicContent(rest, by, facts, this.sink, this.#paths, cut);
    for (const [index, message] of blocks)
      anthropicContent(list?.slice(index, index + 1), by, { ...facts, message }, this.sink, this.#paths, cut);
  }
}

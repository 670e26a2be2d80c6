import { hasList, isObject, type JsonObject, listIn, objectIn, textIn } from '../../../json.ts';
import { leaves, timeOf } from '../../../history/records/leaves.ts';
import { stored } from '../../../history/records/messages.ts';
import { folderOfWorkspace } from '../../../history/records/workspaceFolder.ts';
import { keepsLongOut, type Put, readRound } from './chatRounds.ts';
import type { Removed } from '../../../history/records/operations.ts';
import type { HistorySink, Neighbours, SessionFacts } from '../../../history/types.ts';

/**
 * Reads a chat of VS Code. What was sent is in `result.metadata`, which is written when the turn ends: `renderedUserMessage`, then
 * rounds of calls and their results, one request each. A turn that did not end leaves only its prompt.
 */
export const chatDocument = (
  document: unknown,
  sink: HistorySink,
  beside: Neighbours,
  removed: readonly Removed[] = [],
): void => {
  if (!hasList(document, 'requests')) return sink.unknown(document);
  const id = textIn(document, 'sessionId') ?? '';
  sink.session(id, { cwd: folderOfWorkspace(beside.read('../workspace.json')) });
  const [first] = listIn(document, 'requests');
  if (textIn(document, 'customTitle') !== undefined) titled(first, id, sink);
  // Text being typed, and prompts waiting for their turn.
  stored([document['inputState'], document['pendingRequests']], null, sink);
  const chat = new Chat(id, sink);
  for (const each of inOrder(listIn(document, 'requests'), removed)) chat.read(each);
};

/** A request of a chat, and the removal that took it out of the chat, if any. */
interface Asked {
  readonly request: unknown;
  readonly time: number;
  readonly removal: Removed | null;
}

/**
 * Returns the requests of a chat in order of time, including those that were removed because the user edited them, asked for
 * another answer or went back: they had been sent.
 */
function inOrder(requests: readonly unknown[], removed: readonly Removed[]): readonly Asked[] {
  const last = new Map<unknown, { readonly request: unknown; readonly removal: Removed }>();
  for (const removal of removed)
    if (removal.list === 'requests')
      for (const request of removal.values) last.set(textIn(request, 'requestId') ?? request, { request, removal });
  for (const request of requests) last.delete(textIn(request, 'requestId') ?? request);
  const timed = (request: unknown, removal: Removed | null): Asked => {
    return { request, time: timeOf(isObject(request) ? request['timestamp'] : null) ?? 0, removal };
  };
  const all = [
    ...[...last.values()].map(each => timed(each.request, each.removal)),
    ...requests.map(each => timed(each, null)),
  ];
  return last.size === 0 ? all : all.sort((a, b) => a.time - b.time);
}

/** Counts the request for the title of a chat: it contained the first prompt as it was typed. */
function titled(first: unknown, id: string, sink: HistorySink): void {
  const text = textIn(objectIn(first, 'message'), 'text');
  if (text === undefined) return;
  const time = isObject(first) ? timeOf(first['timestamp']) : null;
  sink.session(id, {}, 'title');
  sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', time });
  sink.request(time);
}

class Chat {
  /** Names of what requests carry now. */
  #live: string[] = [];
  #made = 0;
  /** A removal, and the names of what the requests it took out contained. */
  #out: { readonly removal: Removed; readonly names: string[] } | null = null;

  constructor(
    private readonly id: string,
    private readonly sink: HistorySink,
  ) {}

  read({ request, removal }: Asked): void {
    if (this.#out !== null && this.#out.removal !== removal) {
      const { names } = this.#out;
      this.#out = null;
      this.#keep(this.#live.filter(each => !names.includes(each)));
    }
    const before = this.#live.length;
    this.#turn(request);
    if (removal === null) return;
    this.#out ??= { removal, names: [] };
    this.#out.names.push(...this.#live.slice(before));
  }

  /** Creates a name for the texts that follow. */
  #name(): string {
    const name = `part ${this.#made++}`;
    this.#live.push(name);
    return name;
  }

  #keep(names: string[]): void {
    this.#live = names;
    this.sink.window(new Set(names));
  }

  /** Replaces what was sent, except for the parts to keep, by a summary; the request for the summary carried the rest. */
  #summarised(text: string, time: number | null, kept: readonly string[]): void {
    const all = this.#live;
    this.#keep(all.filter(each => !kept.includes(each)));
    this.sink.request(time);
    this.#keep([...kept]);
    this.sink.text(text, { status: 'sent', by: 'reply', certainty: 'exact', time, message: this.#name() });
  }

  #turn(request: unknown): void {
    const { id, sink } = this;
    if (!isObject(request) || (request['message'] === undefined && request['result'] === undefined))
      return sink.unknown(request);
    const time = timeOf(request['timestamp']);
    const metadata = objectIn(request, 'result', 'metadata');
    sink.session(id, modelOf(request, metadata));
    let message = this.#name();
    const put: Put = (text, by, at, more) =>
      sink.text(text, { status: 'sent', by, certainty: 'exact', time: at, message, ...more });
    const rounds = listIn(metadata, 'toolCallRounds');
    const summaries = summariesIn(metadata, rounds);
    for (const { text, round } of summaries) if (round < 0) this.#summarised(text, time, [message]);
    prompt(request, metadata, time, put);
    const results = objectIn(metadata, 'toolCallResults') ?? {};
    const isOut = keepsLongOut(textIn(objectIn(request, 'agent'), 'extensionVersion'));
    const names: string[] = [];
    // A summary replaces everything up to a round; it is requested after the following round was answered.
    const summarise = (isDue: (at: number) => boolean, at: number | null): void => {
      for (const { text, round } of summaries)
        if (round >= 0 && isDue(round + 2)) this.#summarised(text, at, names.slice(round + 1));
    };
    for (const [index, round] of rounds.entries()) {
      const at = timeOf(isObject(round) ? round['timestamp'] : null) ?? time;
      summarise(due => due === index, at);
      message = this.#name();
      names.push(message);
      if (!isObject(round)) continue;
      sink.request(at);
      readRound(round, at, results, isOut, put);
    }
    summarise(due => due >= rounds.length, time);
    if (rounds.length === 0 && request['result'] !== undefined) {
      sink.request(time);
      answered(request, text => put(text, 'reply', time, { certainty: 'estimated' }));
    }
    stored([request['response'], request['variableData']], time, sink);
  }
}

/** Reads the prompt: as it was rendered, or as it was typed if the turn has no rendered prompt. */
function prompt(request: JsonObject, metadata: JsonObject | undefined, time: number | null, put: Put): void {
  const given = metadata?.['renderedUserMessage'];
  const rendered = typeof given === 'string' ? [given] : listIn(metadata, 'renderedUserMessage');
  for (const part of [...listIn(metadata, 'renderedGlobalContext'), ...rendered])
    leaves(isObject(part) ? part['text'] : part, text => put(text, 'input', time));
  if (rendered.length > 0) return;
  leaves(objectIn(request, 'message')?.['text'], text => put(text, 'input', time, { certainty: 'documented' }));
}

/**
 * Reads the answer of a turn without rounds, as with other participants and older versions: the next request carries the displayed answer.
 */
function answered(request: JsonObject, put: (text: string) => void): void {
  for (const part of listIn(request, 'response')) {
    const kind = textIn(part, 'kind');
    const text = kind === 'markdownContent' ? textIn(objectIn(part, 'content'), 'value') : textIn(part, 'value');
    if ((kind === undefined || kind === 'markdownContent') && text !== undefined) put(text);
  }
}

interface Summary {
  readonly text: string;
  /** The index of the last round that it replaces; -1 if that round is of an earlier turn. */
  readonly round: number;
}

/** Returns the summaries of a turn; since 0.41 there may be several (prompt/common/conversation.ts, read 2026-12-01). */
function summariesIn(metadata: JsonObject | undefined, rounds: readonly unknown[]): readonly Summary[] {
  const several = listIn(metadata, 'summaries');
  return (several.length > 0 ? several : [objectIn(metadata, 'summary')]).flatMap(each => {
    const text = textIn(each, 'text');
    if (text === undefined || !isObject(each)) return [];
    return [{ text, round: rounds.findIndex(round => textIn(round, 'id') === each['toolCallRoundId']) }];
  });
}

function modelOf(request: JsonObject, metadata: JsonObject | undefined): SessionFacts {
  const modelId = textIn(request, 'modelId');
  const provider = modelId?.includes('/') === true ? modelId.split('/')[0] : undefined;
  return { model: textIn(metadata, 'resolvedModel') ?? modelId, provider };
}

import { asList, isObject, type JsonObject, listIn, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { leaves } from '../../history/records/leaves.ts';
import { inputOf, stored, ToolPaths } from '../../history/records/messages.ts';
import type { HistorySink, MapperState, RecordMapper, RecordReader, TextFacts } from '../../history/types.ts';

/** The name of what the model is told outside the messages: it is always sent. */
const frame = 'frame';

/** A message in the window, in order, with the name of its texts. */
interface Held {
  readonly name: string;
  readonly kind: (typeof heldKinds)[number];
}

const heldKinds = ['prompt', 'injection', 'summary', 'said'] as const;

/** Kinds of records that contain only copies of the conversation, or nothing of it. */
const copies =
  /^(?:agent|cron|full_compaction|goal|interaction|mcp|permission|plan|plan_mode|plugin|prompt|runtime|swarm_mode|task|token_counting|tools|tower_mode|turn|usage)\.|^(?:metadata|forked)$/;

/**
 * Reads the log of one agent of Kimi Code: what was added to its context, what was requested, and what was removed from the context
 * again (`agent/contextMemory`, `agent/llmRequester` in packages/agent-core-v2).
 */
class Wire implements RecordReader {
  readonly #paths: ToolPaths;
  #held: Held[] = [];
  #count = 0;
  /** Whether the request for the next answer was seen. Versions before `llm.request` only record its result. */
  #isAsked = true;

  constructor(
    private readonly session: string,
    private readonly lane: string,
    private readonly sink: HistorySink,
    saved: MapperState | null,
  ) {
    this.#paths = new ToolPaths(sink.calledPaths);
    this.#count = numberIn(saved, 'count') ?? 0;
    this.#isAsked = saved?.['isAsked'] !== false;
    for (const each of listIn(saved, 'held')) {
      const [name, kind] = [textIn(each, 'name'), heldKinds.find(known => known === textIn(each, 'kind'))];
      if (name !== undefined && kind !== undefined) this.#held.push({ name, kind });
    }
  }

  /** The reader of each kind of record. */
  static readonly #readers: ReadonlyMap<string, ReadWire> = new Map<string, ReadWire>([
    ['llm.request', (to, value, time) => to.#requested(value, time)],
    ['llm.tools_snapshot', (to, value, time) => to.#put(value['tools'], { by: 'input', time, message: frame })],
    ['profile.bind', (to, value, time) => to.#framed(value, time)],
    ['config.update', (to, value, time) => to.#framed(value, time)],
    ['context.append_message', (to, value, time) => to.#message(objectIn(value, 'message') ?? {}, time)],
    ['context.append_loop_event', (to, value, time) => to.#event(objectIn(value, 'event') ?? {}, time)],
    ['context.apply_compaction', (to, value, time) => to.#compacted(value, time)],
    ['context.clear', to => to.#narrow([])],
    ['context.undo', (to, value) => to.#undone(numberIn(value, 'count') ?? 0)],
    ['full_compaction.begin', to => (to.#isAsked = false)],
  ]);

  state(): MapperState {
    return { count: this.#count, isAsked: this.#isAsked, held: this.#held };
  }

  record(value: unknown): void {
    this.sink.session(this.session, {}, this.lane);
    const type = textIn(value, 'type') ?? '';
    if (!isObject(value)) return this.sink.unknown(value);
    const time = numberIn(value, 'time') ?? null;
    const read = Wire.#readers.get(type);
    if (read !== undefined) read(this, value, time);
    else if (copies.test(type)) stored(value, time, this.sink);
    else this.sink.unknown(value);
  }

  #requested(value: JsonObject, time: number | null): void {
    this.sink.facts({ provider: textIn(value, 'provider'), model: textIn(value, 'model') });
    this.#put(value['systemPrompt'], { by: 'input', time, message: frame });
    this.sink.request(time);
    this.#isAsked = true;
  }

  #framed(value: JsonObject, time: number | null): void {
    const cwd = textIn(objectIn(value, 'environmentDisclosure'), 'cwd') ?? textIn(value, 'cwd');
    this.sink.facts({ cwd });
    this.#put(value['systemPrompt'], { by: 'input', time, message: frame });
  }

  #message(message: JsonObject, time: number | null): void {
    const by = message['role'] === 'assistant' ? 'reply' : 'input';
    const facts = { by, time, message: this.#hold(kindOf(message)) } as const;
    this.#parts(message['content'], facts);
    for (const call of listIn(message, 'toolCalls')) {
      const text = textIn(call, 'arguments') ?? '';
      this.#put(inputOf(text) ?? text, { ...facts, by: 'reply' });
    }
  }

  #event(event: JsonObject, time: number | null): void {
    const { type } = event;
    if (type === 'step.begin') {
      this.#hold('said');
      this.#isAsked = false;
      return;
    }
    if (type === 'tool.result') return this.#result(event, time);
    if (!this.#isAsked) this.sink.request(time);
    this.#isAsked = true;
    const facts = { by: 'reply', time, message: this.#held.at(-1)?.name } as const;
    if (type === 'content.part') this.#parts([event['part']], facts);
    else if (type === 'tool.call') {
      this.#paths.called(event['toolCallId'], event['args']);
      this.#put(event['args'], facts);
      stored(event['display'], time, this.sink);
    } else if (type !== 'step.end') this.sink.unknown(event);
  }

  #result(event: JsonObject, time: number | null): void {
    const result = objectIn(event, 'result');
    const called = this.#paths.resultOf(event['toolCallId']);
    const path = result?.['isError'] === true ? undefined : called;
    const facts = { by: 'input', time, message: this.#hold('said'), path } as const;
    this.#parts(result?.['output'], facts);
    this.#put(result?.['note'], facts);
    stored(result?.['display'], time, this.sink);
  }

  /** Reads a compaction: it keeps as many prompts as the record says, or the last messages; the summary replaces everything else. */
  #compacted(value: JsonObject, time: number | null): void {
    if (!this.#isAsked) this.sink.request(time);
    this.#isAsked = true;
    const kept = numberIn(value, 'keptUserMessageCount');
    const head = numberIn(value, 'keptHeadUserMessageCount') ?? 0;
    const prompts = this.#held.filter(({ kind }) => kind === 'prompt');
    if (kept === undefined) this.#narrow(this.#held.slice(numberIn(value, 'compactedCount') ?? this.#held.length));
    else this.#narrow([...prompts.slice(0, head), ...prompts.slice(Math.max(head, prompts.length - kept + head))]);
    const summary = value['contextSummary'] ?? value['summary'];
    const message = this.#hold('summary');
    this.#put(isObject(summary) ? summary['content'] : summary, { by: 'reply', time, message });
  }

  /** Takes back the given number of last prompts and what follows them, except injections. */
  #undone(count: number): void {
    let left = count;
    let from = this.#held.length;
    for (; left > 0 && from > 0 && this.#held[from - 1]?.kind !== 'summary'; from--)
      if (this.#held[from - 1]?.kind === 'prompt') left--;
    this.#narrow(this.#held.filter(({ kind }, index) => index < from || kind === 'injection'));
  }

  #narrow(held: readonly Held[]): void {
    this.#held = [...held];
    this.sink.window(new Set([frame, ...held.map(({ name }) => name)]));
  }

  #hold(kind: Held['kind']): string {
    const name = `m${this.#count++}`;
    this.#held.push({ name, kind });
    return name;
  }

  #parts(content: unknown, facts: Facts): void {
    if (typeof content === 'string') return this.#put(content, facts);
    for (const part of asList(content)) this.#put([textIn(part, 'text'), textIn(part, 'think')], facts);
  }

  #put(held: unknown, facts: Facts): void {
    leaves(held, text => this.sink.text(text, { status: 'sent', certainty: 'measured', ...facts }));
  }
}

type ReadWire = (to: Wire, value: JsonObject, time: number | null) => void;

type Facts = Pick<TextFacts, 'by' | 'time' | 'message' | 'path'>;

/** Returns the kind of a message. A user's prompt survives a compaction (`isRealUserInput`); what the program adds does not. */
function kindOf(message: JsonObject): Held['kind'] {
  const origin = objectIn(message, 'origin');
  const kind = textIn(origin, 'kind') ?? 'user';
  if (kind === 'injection') return 'injection';
  if (kind === 'compaction_summary') return 'summary';
  const isPrompt = kind === 'user' || textIn(origin, 'trigger') === 'user-slash';
  return message['role'] === 'user' && isPrompt ? 'prompt' : 'said';
}

/** `sessions/<folder>/<session>/agents/<agent>/wire.jsonl`. */
export const wire: RecordMapper = (sink, beside, saved) => {
  const [agent = '', , session = ''] = beside.path.split('/').slice(-4, -1).reverse();
  const lane = agent === 'main' ? '' : agent;
  const root = textIn(parseJson(beside.read('../../state.json') ?? ''), 'forkedFrom');
  sink.session(session, { root }, lane);
  return new Wire(session, lane, sink, saved);
};

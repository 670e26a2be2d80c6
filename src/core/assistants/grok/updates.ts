import { isObject, type JsonObject, listIn, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { leaves } from '../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../history/records/messages.ts';
import { chatItem, summaryIn } from './chat.ts';
import type { HistorySink, MapperState, Neighbours, RecordMapper, RecordReader } from '../../history/types.ts';

/** Reads what the program reports to its window; it is also stored to rebuild the model's messages from it (`ChatReducer`). */
class Updates implements RecordReader {
  readonly #paths: ToolPaths;
  /** Whether an answer is coming in: its further parts were already requested. */
  #isAnswer: boolean;

  constructor(
    private readonly session: string,
    private readonly sink: HistorySink,
    private readonly beside: Neighbours,
    saved: MapperState | null,
  ) {
    this.#paths = new ToolPaths(sink.calledPaths);
    this.#isAnswer = saved?.['isAnswer'] === true;
  }

  state(): MapperState {
    return { isAnswer: this.#isAnswer };
  }

  record(value: unknown): void {
    const { sink } = this;
    sink.session(this.session);
    const update = objectIn(value, 'params', 'update');
    const seconds = numberIn(value, 'timestamp');
    const time = seconds === undefined ? null : seconds * 1000;
    if (update === undefined) return sink.unknown(value);
    const kind = update['sessionUpdate'];
    if (kind === 'user_message_chunk') {
      this.#isAnswer = false;
      this.#put(textIn(objectIn(update, 'content'), 'text'), 'input', time);
    } else if (kind === 'agent_message_chunk' || kind === 'agent_thought_chunk') {
      this.#answer(time);
      const text = textIn(objectIn(update, 'content'), 'text');
      if (kind === 'agent_message_chunk') this.#put(text, 'reply', time);
      else stored(text, time, sink);
    } else if (kind === 'tool_call') {
      this.#answer(time);
      this.#paths.called(update['toolCallId'], update['rawInput']);
      this.#put(update['rawInput'], 'reply', time);
    } else if (kind === 'tool_call_update') this.#result(update, time);
    else if (kind === 'compaction_checkpoint') this.#compacted(update, time);
    else stored(update, time, sink);
  }

  #answer(time: number | null): void {
    if (!this.#isAnswer) this.sink.request(time);
    this.#isAnswer = true;
  }

  #result(update: JsonObject, time: number | null): void {
    if (update['status'] !== 'completed' && update['status'] !== 'failed') return;
    this.#isAnswer = false;
    const called = this.#paths.resultOf(update['toolCallId']);
    const path = update['status'] === 'failed' ? undefined : called;
    const texts = listIn(update, 'content').flatMap(each => textIn(objectIn(each, 'content'), 'text') ?? []);
    this.#put(texts.join('') === '' ? update['rawOutput'] : texts, 'input', time, path);
    const rest = listIn(update, 'content').filter(each => objectIn(each, 'content') === undefined);
    stored([rest, texts.join('') === '' ? null : update['rawOutput']], time, this.sink, path);
  }

  /** Reads a compaction: the request for the summary carried everything before it, and what requests carry then is in a file of its own. */
  #compacted(update: JsonObject, time: number | null): void {
    this.#isAnswer = false;
    this.sink.request(time);
    this.sink.compacted();
    const file = textIn(update, 'checkpoint_file') ?? '';
    const checkpoint = /^compaction_checkpoints\/[\w-]+\.json$/.test(file) ? this.beside.read(file) : null;
    for (const item of listIn(parseJson(checkpoint ?? ''), 'compacted_history'))
      if (isObject(item)) chatItem(item, this.sink, this.#paths, time);
  }

  #put(payload: unknown, by: 'input' | 'reply', time: number | null, path?: string): void {
    leaves(payload, text => this.sink.text(text, { status: 'sent', certainty: 'documented', by, time, path }));
  }
}

/** `<folder>/<session>/updates.jsonl` */
export const updates: RecordMapper = (sink, beside, saved) => {
  const id = beside.path.split('/').at(-2) ?? '';
  sink.session(id, summaryIn(beside));
  return new Updates(id, sink, beside, saved);
};

import { isObject, type JsonObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { anthropicContent, stored, ToolPaths } from '../../history/records/messages.ts';
import type { HistorySink, MapperState, RecordMapper, Transcripts } from '../../history/types.ts';

/** Kinds of records other than messages, stored for the program and its window. */
const kept = /^(?:todo_state|agent_turn_outcome|session_\w+)$/;

/** Whether a message is only for people: notices and output of hooks (`isPersistedHookMessage`, `visibility`). */
function isShownOnly(said: JsonObject): boolean {
  if (said['hookEventName'] !== undefined) return true;
  return (
    said['visibility'] === 'user_only' && !listIn(said, 'content').some(each => textIn(each, 'type') === 'tool_result')
  );
}

/** Outcomes of turns that the user canceled: it is not recorded whether the model had been asked again. */
const brokenOff = /cancel|interrupt|abort/;

/**
 * Reads a session: messages in Anthropic's form, with one request per answer. A summary replaces everything up to its anchor. A
 * fork begins with the records of the session that it names; these count no requests of its own.
 */
class Session {
  readonly #paths: ToolPaths;
  /** Names of what requests carry. */
  #held: readonly string[];
  /** The names among them that describe the machine and the folder to the model: no request for a summary carries these. */
  readonly #contexts: Set<string>;
  /** The last message that a fork repeats; null if what follows is its own. */
  #copied: string | null;
  /** Whether the model was asked and has not answered yet. */
  #isOpen: boolean;

  constructor(
    private readonly sink: HistorySink,
    saved: MapperState | null,
  ) {
    this.#paths = new ToolPaths(sink.calledPaths);
    this.#held = textsIn(saved, 'held');
    this.#contexts = new Set(textsIn(saved, 'contexts'));
    this.#copied = textIn(saved, 'copied') ?? null;
    this.#isOpen = saved?.['open'] === true;
  }

  state(): MapperState {
    return { held: this.#held, contexts: [...this.#contexts], copied: this.#copied, open: this.#isOpen };
  }

  read(value: JsonObject): void {
    const type = textIn(value, 'type') ?? '';
    const time = timeOf(value['timestamp']);
    if (type === 'session_start') this.#begin(value);
    else if (type === 'message') this.#said(value, time);
    else if (type === 'compaction_state') this.#compacted(value, time);
    else if (kept.test(type)) {
      if (type === 'agent_turn_outcome') this.#ended(value);
      stored(value, time, this.sink);
    } else this.sink.unknown(value);
  }

  #begin(value: JsonObject): void {
    const root = textIn(value, 'parent');
    this.#copied = (root === undefined ? undefined : textIn(value, 'forkedAtMessageId')) ?? null;
    const ownOnly = this.#copied === null ? undefined : 1;
    this.sink.facts({ cwd: textIn(value, 'cwd'), parent: textIn(value, 'callingSessionId'), root, ownOnly });
  }

  #request(time: number | null): void {
    if (this.#copied === null) this.sink.request(time);
  }

  #asked(isAsked: boolean, time: number | null): void {
    this.#isOpen = isAsked;
    if (isAsked && this.#copied === null) this.sink.asked(time);
  }

  #said(value: JsonObject, time: number | null): void {
    const given = objectIn(value, 'message') ?? {};
    if (isShownOnly(given)) return stored(given['content'], time, this.sink);
    const name = textIn(value, 'id') ?? '';
    this.#held = [...this.#held, name];
    const isContext = given['visibility'] === 'llm_only';
    if (isContext) this.#contexts.add(name);
    const isReply = given['role'] === 'assistant';
    if (isReply) this.#request(time);
    const facts = { certainty: 'measured', time, message: name } as const;
    anthropicContent(given['content'], isReply ? 'reply' : 'input', facts, this.sink, this.#paths);
    if (!isContext) this.#asked(!isReply, time);
    if (name === this.#copied) {
      this.#copied = null;
      this.#isOpen = false;
    }
  }

  #ended(outcome: JsonObject): void {
    if (!this.#isOpen || this.#copied !== null) return;
    this.#isOpen = false;
    if (brokenOff.test(textIn(outcome, 'reason') ?? '')) this.sink.asked(null);
    else this.sink.unanswered();
  }

  #compacted(value: JsonObject, time: number | null): void {
    const anchor = textIn(objectIn(value, 'anchorMessage'), 'id');
    const name = textIn(value, 'id') ?? '';
    const stays = anchor === undefined ? [] : this.#held.slice(this.#held.lastIndexOf(anchor) + 1);
    // If the provider changes, another kind of summary is made locally from the messages.
    if ((textIn(value, 'summaryKind') ?? 'llm_summary') === 'llm_summary') {
      this.sink.window(new Set(this.#held.filter(each => !this.#contexts.has(each))));
      this.#request(time);
    }
    this.#held = [...stays, name];
    for (const each of this.#contexts) if (!stays.includes(each)) this.#contexts.delete(each);
    this.sink.window(new Set(this.#held));
    const facts = { status: 'sent', certainty: 'measured', time, message: name } as const;
    leaves(value['summaryText'], text => this.sink.text(text, { ...facts, by: 'reply' }));
    leaves(value['systemInfoText'] ?? value['systemInfo'], text => this.sink.text(text, { ...facts, by: 'input' }));
    if (this.#isOpen) this.#asked(true, time);
  }
}

function textsIn(value: unknown, name: string): readonly string[] {
  return listIn(value, name).filter(each => typeof each === 'string');
}

const session: RecordMapper = (sink, beside, saved) => {
  const id = (beside.path.split('/').at(-1) ?? '').replace(/\.jsonl$/, '');
  const settings = parseJson(beside.read(`${id}.settings.json`) ?? '');
  sink.session(id, { model: textIn(settings, 'model') });
  const reader = new Session(sink, saved);
  return {
    record: value => {
      sink.session(id);
      if (isObject(value)) reader.read(value);
      else sink.unknown(value);
    },
    state: () => reader.state(),
  };
};

export const droidTranscripts: Transcripts = {
  stores: [
    {
      id: 'droid.sessions',
      assistant: 'droid',
      surface: 'cli',
      // Older versions have no folder per project.
      paths: ['~/.factory/sessions/*.jsonl', '~/.factory/sessions/*/*.jsonl'],
      reading: { format: 'records', map: session },
      source: {
        ref: 'Measured: records of @factory/cli-linux-x64 0.225.2 compared with its captured requests (forks, summaries, a kill); its program (saveCompactionSummary, isPersistedHookMessage)',
        date: '2026-12-01',
        version: '0.225.2',
      },
    },
    {
      // Complete outputs of commands, of which the model gets a part. It is not recorded which session an output belongs to.
      id: 'droid.outputs',
      assistant: 'droid',
      surface: 'cli',
      paths: [],
      temporary: ['droid-terminal-*/*.log'],
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
      source: { ref: 'Measured: files that 0.225.2 left in runs', date: '2026-12-01', version: '0.225.2' },
    },
  ],
  hosts: {},
  edges: [message('history.edge.droid')],
};

import { isObject, type JsonObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { withoutMiddle } from '../../history/records/cut.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { inputOf, stored, ToolPaths } from '../../history/records/messages.ts';
import type { DocumentMapper, HistorySink, TextFacts } from '../../history/types.ts';

/** The name of what the model is told outside the events. */
const frame = 'frame';

/** The maximum characters of a text in a request, and of a command's output; beginning and end are sent (`maybe_truncate`). */
const mostSent = 50_000;
const mostOfCommand = 30_000;

/** Reads a conversation: `base_state.json`, with a file for each event next to it, in the order of their names. */
export const conversation: DocumentMapper = (document, sink, beside) => {
  const id = beside.path.split('/').at(-2) ?? '';
  if (objectIn(document, 'agent') === undefined) sink.unknown(document);
  const model = objectIn(document, 'agent', 'llm');
  sink.session(id, {
    cwd: textIn(objectIn(document, 'workspace'), 'working_dir'),
    model: textIn(model, 'model'),
    provider: /^([\w-]+)\//.exec(textIn(model, 'model') ?? '')?.[1],
    host: /^https?:\/\/([^/:]+)/.exec(textIn(model, 'base_url') ?? '')?.[1],
  });
  const events = new Events(sink);
  for (const name of beside.list('events').filter(each => each.startsWith('event-'))) {
    const event = parseJson(beside.read(`events/${name}`) ?? '');
    if (isObject(event)) events.read(event);
    else sink.unread('damaged');
  }
};

type Facts = Pick<TextFacts, 'by' | 'time' | 'message' | 'path'>;

class Events {
  readonly #paths = new ToolPaths();
  /** Answers that were already counted. */
  readonly #answers = new Set<string>();
  #held: string[] = [];

  constructor(private readonly sink: HistorySink) {}

  read(event: JsonObject): void {
    const name = textIn(event, 'id') ?? '';
    // Times have no zone; they are in the machine's zone.
    const time = timeOf(event['timestamp']);
    const facts = { by: 'input', time, message: name } as const;
    const kind = textIn(event, 'kind') ?? '';
    if (kind === 'SystemPromptEvent') {
      const told = { ...facts, message: frame };
      this.#put([event['system_prompt'], event['dynamic_context'], event['tools']], told);
      return;
    }
    if (kind === 'Condensation') return this.#condensed(event, facts);
    this.#held.push(name);
    if (kind === 'MessageEvent') this.#said(event, facts);
    else if (kind === 'ActionEvent') this.#acted(event, facts);
    else if (kind === 'ObservationEvent') this.#observed(event, facts);
    else if (kind === 'UserRejectObservation') this.#put(event['rejection_reason'], facts);
    else if (kind === 'AgentErrorEvent') this.#put(event['error'], facts);
    else if (/Event$|^CondensationRequest$/.test(kind)) stored(event, time, this.sink);
    else this.sink.unknown(event);
  }

  #said(event: JsonObject, facts: Facts): void {
    const said = objectIn(event, 'llm_message');
    const isReply = said?.['role'] === 'assistant';
    if (isReply) this.#answered(event, facts);
    const by = isReply ? 'reply' : 'input';
    this.#put([said?.['content'], said?.['reasoning_content']], { ...facts, by });
    this.#put(listIn(event, 'extended_content'), { ...facts, by: 'input' });
  }

  #acted(event: JsonObject, facts: Facts): void {
    this.#answered(event, facts);
    const call = objectIn(event, 'tool_call');
    const text = textIn(call, 'arguments') ?? '';
    this.#paths.called(event['tool_call_id'], inputOf(text));
    const own = { ...facts, by: 'reply' } as const;
    this.#put([event['thought'], event['reasoning_content'], listIn(event, 'thinking_blocks')], own);
    this.#put(inputOf(text) ?? text, own);
  }

  #observed(event: JsonObject, facts: Facts): void {
    const seen = objectIn(event, 'observation');
    const called = this.#paths.resultOf(event['tool_call_id']);
    const path = seen?.['is_error'] === true ? undefined : called;
    const isOfCommand = /^(?:terminal|execute_bash)$/.test(textIn(event, 'tool_name') ?? '');
    this.#put(seen?.['content'], { ...facts, path }, isOfCommand ? mostOfCommand : mostSent);
    this.#put(listIn(event, 'extended_content'), facts);
    // Both sides of an edit, for people.
    stored(isObject(seen) ? { ...seen, content: null } : null, facts.time ?? null, this.sink, path);
  }

  /** Counts the request for an answer, whose calls are separate events. */
  #answered(event: JsonObject, { time }: Facts): void {
    const answer = textIn(event, 'llm_response_id');
    if (answer !== undefined && this.#answers.has(answer)) return;
    if (answer !== undefined) this.#answers.add(answer);
    this.sink.request(time ?? null);
  }

  /** Reads a condensation: the forgotten events were sent again on their own, for the summary that replaces them. */
  #condensed(event: JsonObject, facts: Facts): void {
    const gone = new Set(listIn(event, 'forgotten_event_ids').filter(each => typeof each === 'string'));
    const summary = textIn(event, 'summary');
    if (summary !== undefined) {
      this.sink.window(new Set(this.#held.filter(name => gone.has(name))));
      this.sink.request(facts.time ?? null);
    }
    this.#held = this.#held.filter(name => !gone.has(name));
    this.sink.window(new Set([frame, ...this.#held]));
    this.#held.push(facts.message ?? '');
    this.#put(summary, { ...facts, by: 'reply' });
  }

  #put(payload: unknown, facts: Facts, most = mostSent): void {
    leaves(textsIn(payload), text => {
      for (const part of withoutMiddle(text, most))
        this.sink.text(part.text, { ...facts, status: part.isSent ? 'sent' : 'stored-only', certainty: 'documented' });
    });
  }
}

/** Removes the type and cache marks that blocks have next to their text. */
function textsIn(payload: unknown): unknown {
  if (Array.isArray(payload)) return payload.map(textsIn);
  return textIn(payload, 'text') ?? textIn(payload, 'thinking') ?? payload;
}

import { byteLength } from '../../byteLength.ts';
import { isObject, listIn, numberIn, parseJson, textIn } from '../../json.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { stored } from '../../history/records/messages.ts';
import { type Row, rowsOf, textOf } from '../../history/records/tables.ts';
import type { HistorySink, NamedRequest, TextFacts } from '../../history/types.ts';
import type { Reading } from './fragments.ts';

/** The maximum steps up the tree of messages for all requests together: one for each message of a conversation, and again for each fork. */
const mostSteps = 1_000_000;

/**
 * Reads the tables of versions since 0.32: each message once, by a hash of itself and everything before it, and a row for each
 * request that names its last message. So the content of each request is known exactly, even where conversations share messages.
 */
export function turns(reading: Reading): void {
  const { given, sink, onDamage } = reading;
  const tree = new Tree(reading);
  const all = [...rowsOf(given, 'turns', onDamage)].map(of => turnOf(of, tree));
  for (const of of rowsOf(given, 'parts', onDamage)) part(of, tree, reading);
  for (const of of rowsOf(given, 'schemas', onDamage))
    put(schemaName(textOf(of('id')) ?? ''), textsOf(of('content')), {}, tree, sink);
  for (const { thread, model, time, named } of all) {
    sink.session(thread, { model });
    for (const each of named.tail)
      for (const path of tree.pathsOf(each))
        sink.text('', { status: 'sent', by: 'input', certainty: 'exact', time, message: each, path });
    sink.request(time, named, tree.bytesOf(thread, named));
  }
  if (tree.isTooLarge) sink.unread('too-large');
}

/** A request of a conversation, with the hashes of the messages that it carried. */
interface Turn {
  readonly thread: string;
  readonly model: string | undefined;
  readonly time: number | null;
  readonly named: NamedRequest;
}

function turnOf(of: Row, tree: Tree): Turn {
  const thread = textOf(of('thread_id')) ?? '';
  const schema = textOf(of('schema_id'));
  const beside = schema === undefined ? [] : [schemaName(schema)];
  const id = textOf(of('id')) ?? '';
  const named = { id, beside, ...tree.request(thread, of('parent_message_hash'), id) };
  for (const each of beside) tree.note(each, thread);
  tree.answer(thread, of('tip_message_hash'), of('parent_message_hash'));
  const time = timeOf(textOf(of('datetime_utc')));
  return { thread, model: textOf(of('resolved_model')) ?? textOf(of('model')), time, named };
}

function schemaName(id: string): string {
  return `schema ${id}`;
}

/** The conversations that each message belongs to, and what each of their requests carried. */
class Tree {
  readonly #messages = new Map<string, { readonly parent: string | undefined; readonly isReply: boolean }>();
  readonly #threads = new Map<string, Set<string>>();
  readonly #last = new Map<string, { readonly id: string; readonly tip: string; readonly length: number }>();
  readonly #sizes = new Map<string, number>();
  readonly #carried = new Map<string, readonly number[]>();
  readonly #paths = new Map<string, Set<string>>();
  #steps = 0;

  constructor({ given, onDamage, sink }: Reading) {
    for (const of of rowsOf(given, 'messages', onDamage)) {
      const hash = textOf(of('hash'));
      if (hash === undefined) sink.unread('damaged');
      else this.#messages.set(hash, { parent: textOf(of('parent_hash')), isReply: of('role') === 'assistant' });
    }
  }

  /** Whether some requests carried more than was followed. */
  get isTooLarge(): boolean {
    return this.#steps > mostSteps;
  }

  /** Returns the messages of a request, most of them by reference to the conversation's previous request. */
  request(thread: string, tip: unknown, id: unknown): Pick<NamedRequest, 'base' | 'keep' | 'tail'> {
    const last = this.#last.get(thread);
    const tail = this.#upTo(tip, last?.tip);
    const isOn =
      last !== undefined && (tail.length === 0 ? tip : this.#messages.get(tail[0] ?? '')?.parent) === last.tip;
    const keep = isOn ? last.length : 0;
    for (const each of tail) this.note(each, thread);
    if (typeof tip === 'string' && typeof id === 'string')
      this.#last.set(thread, { id, tip, length: keep + tail.length });
    return { base: isOn ? last.id : null, keep, tail };
  }

  /** Assigns the messages of an answer to its conversation. */
  answer(thread: string, tip: unknown, parent: unknown): void {
    for (const each of this.#upTo(tip, parent)) this.note(each, thread);
  }

  note(name: string, thread: string): void {
    const threads = this.#threads.get(name);
    if (threads === undefined) this.#threads.set(name, new Set([thread]));
    else threads.add(thread);
  }

  threadsOf(name: string): ReadonlySet<string> {
    return this.#threads.get(name) ?? new Set();
  }

  isReply(hash: string): boolean {
    return this.#messages.get(hash)?.isReply === true;
  }

  /** Adds the size of a message's text, and the file that it comes from. */
  grow(name: string, bytes: number, path?: string): void {
    this.#sizes.set(name, (this.#sizes.get(name) ?? 0) + bytes);
    if (path === undefined) return;
    const paths = this.#paths.get(name);
    if (paths === undefined) this.#paths.set(name, new Set([path]));
    else paths.add(path);
  }

  pathsOf(name: string): ReadonlySet<string> {
    return this.#paths.get(name) ?? new Set();
  }

  /** Returns the size of a request; must be called for the requests of a conversation in order. */
  bytesOf(thread: string, { keep, tail, beside }: NamedRequest): number {
    const sizeOf = (name: string): number => this.#sizes.get(name) ?? 0;
    const sizes = [...(this.#carried.get(thread) ?? []).slice(0, keep), ...tail.map(sizeOf)];
    this.#carried.set(thread, sizes);
    return [...sizes, ...beside.map(sizeOf)].reduce((sum, size) => sum + size, 0);
  }

  /** Returns the messages from `from` upwards to `to` (excluded), or to the first one, in chronological order. */
  #upTo(from: unknown, to: unknown): readonly string[] {
    const found = new Set<string>();
    let at = typeof from === 'string' ? from : undefined;
    while (at !== undefined && at !== to && !found.has(at) && this.#steps++ < mostSteps) {
      found.add(at);
      at = this.#messages.get(at)?.parent;
    }
    return [...found].reverse();
  }
}

function part(of: Row, tree: Tree, { sink, fragments }: Reading): void {
  const hash = textOf(of('message_hash')) ?? '';
  const type = textOf(of('type')) ?? '';
  const payload = parseJson(textOf(of('payload')) ?? '');
  if (!kinds.has(type)) return sink.unknown([of('text'), payload]);
  const facts = { by: tree.isReply(hash) ? 'reply' : 'input', isThought: type === 'reasoning' } as const;
  // Attachments are stored elsewhere, and what only the provider can read is not text.
  const content = isObject(payload) ? [payload['text'], payload['arguments'], payload['output']] : [];
  put(hash, textsOf([of('text'), content]), facts, tree, sink);
  for (const each of listIn(payload, 'text_ref')) {
    const fragment = isObject(each) ? fragments.get(numberIn(each, 'fragment') ?? null) : undefined;
    put(hash, textsOf(fragment?.text ?? textIn(each, 'literal')), { ...facts, path: fragment?.path }, tree, sink);
  }
}

const kinds: ReadonlySet<string> = new Set(['text', 'reasoning', 'tool_call', 'tool_result', 'attachment']);

function textsOf(content: unknown): readonly string[] {
  const texts: string[] = [];
  leaves(content, text => texts.push(text));
  return texts;
}

interface PutFacts {
  readonly by?: TextFacts['by'];
  readonly isThought?: boolean;
  readonly path?: string | undefined;
}

/** Adds texts to each conversation that their message belongs to; the requests name the message. */
function put(
  name: string,
  texts: readonly string[],
  { by = 'input', isThought = false, path }: PutFacts,
  tree: Tree,
  sink: HistorySink,
): void {
  if (!isThought) tree.grow(name, byteLength(texts.join('')), path);
  const facts = { by, certainty: 'exact', hashes: () => [name], isFallback: true } as const;
  for (const thread of tree.threadsOf(name)) {
    sink.session(thread);
    // Few models are sent their own thoughts again, and no record says which.
    if (isThought) stored(texts, null, sink);
    else for (const text of texts) sink.text(text, { ...facts, status: 'sent' });
  }
}

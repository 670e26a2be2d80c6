import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isObject, parseJson, textIn } from '../../json.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { stored } from '../../history/records/messages.ts';
import { columnsOf, rowsOf, textOf } from '../../history/records/tables.ts';
import { protobufFields } from '../../egress/bodies/protobuf.ts';
import { decodeBase64 } from '../../secrets/engine/base64.ts';
import type { DatabaseMapper, HistorySink, Neighbours, SessionFacts, TextFacts } from '../../history/types.ts';

// Cursor's agent stores each message of its prompt as a blob named by its hash, and each state as a list of such hashes: field 1,
// root_prompt_messages_json, of agent.v1.ConversationStateStructure (several public readers and writers of it, read 2026-11-30).

const rootMessages = 1;
const hashLength = 32;

/** Returns the hashes of the messages that a state lists, from the first to the last; none if the bytes are not a state. */
function promptMessages(state: Uint8Array): readonly string[] {
  return (protobufFields(state) ?? [])
    .filter(({ number, wire, bytes }) => number === rootMessages && wire === 2 && bytes.length === hashLength)
    .map(({ bytes }) => bytesToHex(bytes));
}

/** Returns these hashes from the text in which a chat of the editor stores its last state. */
export function lastPrompt(conversationState: string | undefined): readonly string[] {
  const bytes = conversationState?.startsWith('~') === true ? decodeBase64(conversationState.slice(1)) : null;
  return bytes === null ? [] : promptMessages(bytes);
}

/**
 * Reads a blob if it is a message.
 * @returns false if it is not a message
 */
export function readMessage(text: string, more: Partial<TextFacts>, isNew: boolean, sink: HistorySink): boolean {
  const payload = text.startsWith('{') ? parseJson(text) : undefined;
  const role = textIn(payload, 'role');
  if (!isObject(payload) || role === undefined) return false;
  const by = role === 'assistant' ? 'reply' : 'input';
  if (by === 'reply' && isNew) sink.request(null);
  leaves(payload['content'], each => sink.text(each, { status: 'sent', by, certainty: 'documented', ...more }));
  stored(payload['providerOptions'], null, sink);
  return true;
}

/** Returns what a row states about the whole chat, as JSON in hexadecimal digits; other rows, and keys in it, are not read. */
function agentFacts(
  tables: Parameters<DatabaseMapper>[0],
  beside: Neighbours,
  onDamage: (offset: number) => void,
): SessionFacts {
  for (const of of rowsOf(tables, 'meta', onDamage)) {
    const value = textOf(of('value')) ?? '';
    if (of('key') !== '0') continue;
    const bytes = /^(?:[\da-f]{2})+$/i.test(value) ? hexToBytes(value) : null;
    const payload = parseJson(bytes === null ? value : (beside.unpack(bytes, 'none') ?? ''));
    const model = textIn(payload, 'lastUsedModel');
    return {
      cwd: textIn(payload, 'workspacePath'),
      model: model === 'default' ? undefined : model,
      from: isObject(payload) ? (timeOf(payload['createdAt']) ?? undefined) : undefined,
    };
  }
  return {};
}

/** Reads blobs of the command line's chats, in the order of their creation: messages, and states that list the messages that are sent. */
export const chatBlobs: DatabaseMapper = (tables, sink, beside, onDamage) => {
  const { database, named } = tables;
  const table = named('blobs');
  if (table === undefined) return;
  sink.session(beside.path.split('/').at(-2) ?? '', { provider: 'cursor', to: beside.modified });
  sink.facts(agentFacts(tables, beside, onDamage));
  const messages = new Set<string>();
  /** Messages that a state listed. */
  const known = new Set<string>();
  let live = new Set<string>();
  for (const { rowId, values } of database.rows(table.root, onDamage)) {
    const of = columnsOf(table, values);
    const [data, name] = [of('data'), textOf(of('id')) ?? String(rowId)];
    if (!(data instanceof Uint8Array)) continue;
    if (data[0] === 0x7b) {
      if (!readMessage(beside.unpack(data, 'none') ?? '', { message: name }, true, sink)) continue;
      messages.add(name);
      live.add(name);
      continue;
    }
    const listed = new Set(promptMessages(data));
    if (listed.size === 0 || ![...listed].every(each => messages.has(each))) continue;
    // A message is written before the first state that lists it, so an unlisted one may be new.
    const goesAlong = (each: string): boolean => listed.has(each) || !known.has(each);
    const isSame = [...live].every(goesAlong) && [...listed].every(each => live.has(each));
    if (!isSame) {
      live = new Set([...listed, ...[...live].filter(goesAlong)]);
      sink.window(live);
    }
    for (const each of listed) known.add(each);
  }
};

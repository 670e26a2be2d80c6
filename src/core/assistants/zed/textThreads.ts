import { byteLength } from '../../byteLength.ts';
import { isObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import type { DocumentMapper } from '../../history/types.ts';

/**
 * Reads a text thread (`.zed.json`, 0.1.0 to 0.4.0 of the format): one text that can be edited anywhere at any time, with the byte
 * offset of each message. The request for an answer carries everything above it (zed-industries/zed,
 * crates/assistant_text_thread/src/text_thread.rs and crates/assistant/src/context_store.rs, read 2026-11).
 */
export const textThread: DocumentMapper = (document, sink, beside) => {
  const text = textIn(document, 'text');
  if (!isObject(document) || text === undefined) return sink.unknown(document);
  sink.session(textIn(document, 'id') ?? beside.path, { to: beside.modified });
  const messages = listIn(document, 'messages').filter(isObject);
  messages.sort((one, other) => startOf(one) - startOf(other));
  let rest = text;
  let end = 0;
  for (const [at, each] of messages.entries()) {
    const next = messages[at + 1];
    const said = next === undefined ? rest : beginning(rest, startOf(next) - end);
    rest = rest.slice(said.length);
    end += byteLength(said);
    // Before 0.4.0, facts about messages are in a table next to them, by id.
    const known = objectIn(each, 'metadata') ?? objectIn(document, 'message_metadata', String(each['id']));
    const isReply = known?.['role'] === 'assistant';
    if (isReply) sink.request(null);
    const isDone = known === undefined || known['status'] === 'Done';
    const facts = { by: isReply ? 'reply' : 'input', certainty: 'estimated' } as const;
    sink.text(said, { status: isDone ? 'sent' : 'stored-only', ...facts });
  }
};

function startOf(payload: unknown): number {
  return numberIn(payload, 'start') ?? 0;
}

/** Returns the beginning of a text with the given number of bytes. */
function beginning(text: string, bytes: number): string {
  let left = bytes;
  let length = 0;
  for (const sign of text) {
    left -= byteLength(sign);
    if (left < 0) break;
    length += sign.length;
  }
  return text.slice(0, length);
}

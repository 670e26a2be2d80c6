import { isObject, type JsonObject, objectIn, parseJson, textIn } from '../../json.ts';
import { contentTexts, leaves, timeOf } from '../../history/records/leaves.ts';
import type { Neighbours, RecordMapper } from '../../history/types.ts';
import { sessionRecords } from '../pi/sessionRecords.ts';

/**
 * Reads a conversation of the local backend: the entries of Pi's sessions, or before schema 2 only the messages. Two things differ
 * from Pi: an entry may replace the one before it, and the system prompt is in a file of its own (`local-store.ts` of 0.32.18).
 */
export const conversationRecords: RecordMapper = (sink, beside, saved) => {
  const entries = sessionRecords(sink, beside, saved);
  const session = sessionOf(beside);
  let newest = textIn(saved, 'newest');
  let isBegun = saved?.['begun'] === true;

  const begin = (value: JsonObject): void => {
    if (isBegun) return;
    isBegun = true;
    entries.record({ ...value, type: 'session', id: session });
    instructed();
  };

  const instructed = (): void => {
    const prompt = textIn(parseJson(beside.read('system-prompt.json') ?? ''), 'content');
    leaves(prompt, text => sink.text(text, { status: 'sent', by: 'input', certainty: 'measured' }));
  };

  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    if (value['type'] === 'session') return begin(value);
    begin({});
    const entry = entryOf(value);
    const message = objectIn(entry, 'message');
    const id = textIn(message, 'id');
    if (id !== undefined && id === newest) {
      // A later state of the same message: its answer or request was counted before.
      const facts = { status: 'sent', by: 'reply', certainty: 'measured', time: timeOf(entry['timestamp']) } as const;
      return contentTexts(message?.['content'], text => sink.text(text, facts));
    }
    newest = id;
    entries.record(entry);
    // Of what was added before, only entries that are kept remain; the program has a separate prompt for the summary.
    if (entry['type'] === 'compaction') instructed();
  };

  return { record, state: () => ({ ...entries.state(), newest: newest ?? null, begun: isBegun }) };
};

/** Returns a session id. Conversation names are numbered on each agent's machine; the agent's id makes them unique. */
function sessionOf(beside: Neighbours): string {
  const conversation = parseJson(beside.read('conversation.json') ?? '');
  const names = [textIn(conversation, 'agent_id'), textIn(conversation, 'id')].filter(each => each !== undefined);
  return names.length > 0 ? names.join(' ') : (beside.path.split('/').at(-2) ?? '');
}

/** Returns an entry unchanged; converts an older message to the entry it would be. */
function entryOf(value: JsonObject): JsonObject {
  if (value['type'] !== undefined || textIn(value, 'role') === undefined) return value;
  const times = [objectIn(value, 'metadata')?.['created_at'], value['timestamp']];
  return {
    ...{ type: 'message', id: value['id'], message: value },
    timestamp: times.map(timeOf).find(each => each !== null && !isMadeUp(each)) ?? null,
  };
}

/** Whether a time is artificial: versions before schema 2 counted seconds from the first day of 2026 (`timestampForSequence` of 0.25.9). */
function isMadeUp(time: number): boolean {
  return time >= Date.UTC(2026, 0, 1) && time < Date.UTC(2026, 0, 2);
}

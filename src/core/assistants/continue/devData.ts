import { isObject, type JsonObject, textIn } from '../../json.ts';
import { leaves, pathOfAddress, timeOf } from '../../history/records/leaves.ts';
import { stored } from '../../history/records/messages.ts';
import type { RecordMapper } from '../../history/types.ts';

/** Kinds of records that contain only counters. */
const silent: ReadonlySet<string> = new Set(['tokensGenerated', 'tokens_generated']);
/** What a request was made for: each record contains one complete request. Records of a chat name its session. */
const requests: ReadonlyMap<string, string> = new Map([
  ['chatInteraction', 'chat'],
  ['editInteraction', 'edits'],
  ['autocomplete', 'completions'],
  ['nextEditOutcome', 'completions'],
]);
/** What happened to an answer, and copies of data stored elsewhere. */
const kept: ReadonlySet<string> = new Set([
  ...['chatFeedback', 'quickEdit', 'editOutcome', 'nextEditWithHistory', 'toolUsage'],
]);

/**
 * Reads what Continue records about itself on this disk, whatever its settings say: each prompt as it was sent, with its answer. Of
 * completions and next edits, it records those that were shown (core/data/log.ts, AutocompleteLoggingService.ts and
 * packages/config-yaml/src/schemas/data of continuedev/continue, read 2026-11).
 */
export const devData: RecordMapper = (sink, beside) => {
  const file = (beside.path.split('/').at(-1) ?? '').replace(/\.jsonl$/, '');

  const request = (value: JsonObject, session: string, time: number | null): void => {
    sink.session(session, { provider: textIn(value, 'modelProvider'), model: textIn(value, 'modelName') });
    const path = pathOfAddress(textIn(value, 'filepath') ?? textIn(value, 'fileUri'));
    const facts = { status: 'sent', certainty: 'documented', time, path } as const;
    // A cached answer was requested earlier.
    if (value['cacheHit'] === true) return stored([value['prompt'], value['completion']], time, sink, path);
    sink.compacted();
    leaves(value['prompt'], text => sink.text(text, { ...facts, by: 'input' }));
    // Most templates include both in the prompt; a completion model receives them unchanged.
    leaves([value['prefix'], value['suffix']], text => sink.text(text, { ...facts, by: 'input', isRepeated: true }));
    sink.request(time);
    leaves(value['completion'], text => sink.text(text, { ...facts, by: 'reply' }));
  };

  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    const name = textIn(value, 'eventName') ?? file;
    const time = timeOf(value['timestamp']);
    const made = requests.get(name);
    if (made !== undefined) request(value, textIn(value, 'sessionId') ?? made, time);
    else if (kept.has(name)) {
      sink.session(textIn(value, 'sessionId') ?? 'chat');
      stored(value, time, sink);
    } else if (!silent.has(name)) sink.unknown(value);
  };

  return { record, state: () => ({}) };
};

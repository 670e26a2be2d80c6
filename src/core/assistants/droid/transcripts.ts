import { isObject, type JsonObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { anthropicContent, stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, Transcripts } from '../../history/types.ts';

/** Kinds of records beside messages that are kept for the program and for its window. */
const kept = /^(?:todo_state|agent_turn_outcome|session_\w+)$/;

/** What is for people alone: notices, and what hooks said (`isPersistedHookMessage`, `visibility`). */
function isShownOnly(said: JsonObject): boolean {
  if (said['hookEventName'] !== undefined) return true;
  return (
    said['visibility'] === 'user_only' && !listIn(said, 'content').some(each => textIn(each, 'type') === 'tool_result')
  );
}

/** A session: messages in Anthropic's form, each answer one request. A summary takes the place of all up to its anchor. */
const session: RecordMapper = (sink, beside, saved) => {
  const id = (beside.path.split('/').at(-1) ?? '').replace(/\.jsonl$/, '');
  const paths = new ToolPaths();
  let held = listIn(saved, 'held').filter(each => typeof each === 'string');
  const settings = parseJson(beside.read(`${id}.settings.json`) ?? '');
  sink.session(id, { model: textIn(settings, 'model') });

  const said = (value: JsonObject, time: number | null): void => {
    const given = objectIn(value, 'message') ?? {};
    if (isShownOnly(given)) return stored(given['content'], time, sink);
    const name = textIn(value, 'id') ?? '';
    held = [...held, name];
    const isReply = given['role'] === 'assistant';
    if (isReply) sink.request(time);
    const facts = { certainty: 'documented', time, message: name } as const;
    anthropicContent(given['content'], isReply ? 'reply' : 'input', facts, sink, paths);
  };

  const compacted = (value: JsonObject, time: number | null): void => {
    const anchor = textIn(objectIn(value, 'anchorMessage'), 'id');
    const name = textIn(value, 'id') ?? '';
    const count = anchor === undefined ? held.length : held.lastIndexOf(anchor) + 1;
    const [gone, stays] = [held.slice(0, count), held.slice(count)];
    // Another kind is made here, of what was said, where the provider changes.
    if ((textIn(value, 'summaryKind') ?? 'llm_summary') === 'llm_summary') {
      sink.window(new Set(gone));
      sink.request(time);
    }
    sink.window(new Set(stays));
    held = [...stays, name];
    const facts = { status: 'sent', certainty: 'documented', time, message: name } as const;
    leaves(value['summaryText'], text => sink.text(text, { ...facts, by: 'reply' }));
    leaves(value['systemInfoText'] ?? value['systemInfo'], text => sink.text(text, { ...facts, by: 'input' }));
  };

  return {
    record: value => {
      sink.session(id);
      const type = textIn(value, 'type') ?? '';
      if (!isObject(value)) return sink.unknown(value);
      const time = timeOf(value['timestamp']);
      if (type === 'session_start')
        sink.facts({ cwd: textIn(value, 'cwd'), parent: textIn(value, 'callingSessionId') });
      else if (type === 'message') said(value, time);
      else if (type === 'compaction_state') compacted(value, time);
      else if (kept.test(type)) stored(value, time, sink);
      else sink.unknown(value);
    },
    state: () => ({ held }),
  };
};

export const droidTranscripts: Transcripts = {
  stores: [
    {
      id: 'droid.sessions',
      assistant: 'droid',
      surface: 'cli',
      // Older versions have no folder for each project.
      paths: ['~/.factory/sessions/*.jsonl', '~/.factory/sessions/*/*.jsonl'],
      reading: { format: 'records', map: session },
      source: {
        ref: 'The program of @factory/cli-linux-x64 0.225.2 (saveCompactionSummary, isPersistedHookMessage); public readers of its sessions',
        date: '2026-12-01',
        version: '0.225.2',
      },
    },
  ],
  hosts: {},
  edges: [message('history.edge.droid')],
};

import { hasList, isObject, type JsonObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { inputOf, openAiCalls, stored, ToolPaths } from '../../history/records/messages.ts';
import type {
  DocumentMapper,
  HistorySink,
  RecordMapper,
  SessionFacts,
  TextFacts,
  Transcripts,
} from '../../history/types.ts';

/** Returns facts from the file next to the messages of a session (`SessionMetadata`, and what `save_interaction` adds to it). */
function factsIn(meta: unknown): SessionFacts {
  const config = objectIn(meta, 'config');
  const active = textIn(config, 'active_model');
  const model = listIn(config, 'models').find(
    each => textIn(each, 'alias') === active || textIn(each, 'name') === active,
  );
  const provider = textIn(model, 'provider');
  const place = listIn(config, 'providers').find(each => textIn(each, 'name') === provider);
  return {
    cwd: textIn(objectIn(meta, 'environment'), 'working_directory'),
    from: timeOf(textIn(meta, 'start_time')) ?? undefined,
    to: timeOf(textIn(meta, 'end_time')) ?? undefined,
    model: textIn(model, 'name') ?? active,
    provider,
    host: /^https?:\/\/([^/:]+)/.exec(textIn(place, 'api_base') ?? '')?.[1],
  };
}

/** Reads what requests carry outside the messages. */
function framed(meta: unknown, sink: HistorySink): void {
  leaves([objectIn(meta, 'system_prompt')?.['content'], listIn(meta, 'tools_available')], text =>
    sink.text(text, { status: 'sent', by: 'input', certainty: 'documented' }),
  );
}

function isMessage(value: unknown): value is JsonObject {
  return isObject(value) && value['role'] !== undefined;
}

/** Reads messages in OpenAI's form; each answer is one request (`LLMMessage`). */
function messages(sink: HistorySink): (value: JsonObject) => void {
  const paths = new ToolPaths(sink.calledPaths);
  return value => {
    const isReply = value['role'] === 'assistant';
    if (isReply) sink.request(null);
    const path = paths.resultOf(value['tool_call_id']);
    const facts = { status: 'sent', certainty: 'documented', by: isReply ? 'reply' : 'input' } as const;
    const put = (payload: unknown, more: Pick<TextFacts, 'path'> = {}): void =>
      leaves(payload, text => sink.text(text, { ...facts, ...more }));
    put([value['content'], value['reasoning_content']], { path });
    openAiCalls(value['tool_calls'], (id, input, text) => {
      paths.called(id, input);
      put(inputOf(text) ?? text);
    });
    stored(value['user_display_content'], null, sink);
  };
}

/** Reads `<session>/messages.jsonl`, next to `meta.json`; a helper's file is in `<session>/agents/<session>`. */
const session: RecordMapper = (sink, beside, saved) => {
  const meta = parseJson(beside.read('meta.json') ?? '');
  const id = textIn(meta, 'session_id') ?? beside.path.split('/').at(-2) ?? '';
  const isHelper = beside.path.split('/').at(-3) === 'agents';
  const above = textIn(meta, 'parent_session_id');
  const starter = isHelper ? textIn(parseJson(beside.read('../../meta.json') ?? ''), 'session_id') : undefined;
  let isFramed = saved?.['isFramed'] === true;
  let isFirst = saved === null;
  sink.session(id, { ...factsIn(meta), parent: starter });
  const read = messages(sink);
  return {
    record: value => {
      if (!isMessage(value)) return sink.unknown(value);
      if (!isFramed && meta !== undefined) framed(meta, sink);
      isFramed ||= meta !== undefined;
      // A session that begins with messages of another one is a copy of it; after a compaction, a session begins with a summary.
      if (isFirst && !isHelper && value['injected'] !== true) sink.facts({ root: above });
      isFirst = false;
      read(value);
    },
    state: () => ({ isFramed }),
  };
};

/** Reads a session of versions before 2.0, stored as one document. */
const older: DocumentMapper = (document, sink, { path }) => {
  if (!hasList(document, 'messages')) return sink.unknown(document);
  const meta = objectIn(document, 'metadata');
  const name = path.split('/').at(-1) ?? '';
  sink.session(textIn(meta, 'session_id') ?? name.replace(/\.json$/, ''), factsIn(meta));
  const read = messages(sink);
  for (const each of listIn(document, 'messages')) {
    if (isMessage(each)) read(each);
    else sink.unknown(each);
  }
};

const source = {
  ref: 'mistralai/mistral-vibe@ac8f1a09 vibe/core/session/session_logger.py, agent_loop.py, types.py (2.18.4)',
  date: '2026-12-01',
  version: '2.18.4',
};
const common = { assistant: 'mistral-vibe', surface: 'cli', source } as const;

export const mistralVibeTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'mistral-vibe.sessions',
      paths: ['~/.vibe/logs/session/*/messages.jsonl', '~/.vibe/logs/session/*/agents/*/messages.jsonl'],
      reading: { format: 'records', map: session },
    },
    {
      ...common,
      id: 'mistral-vibe.older',
      paths: ['~/.vibe/logs/session/*.json'],
      reading: { format: 'document', map: older },
      source: { ref: 'mistralai/mistral-vibe@ac8f1a09 vibe/core/session/session_migration.py', date: '2026-12-01' },
    },
    {
      ...common,
      id: 'mistral-vibe.prompts',
      paths: ['~/.vibe/vibehistory'],
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
    },
  ],
  hosts: {},
  edges: [message('history.edge.mistralVibe')],
};

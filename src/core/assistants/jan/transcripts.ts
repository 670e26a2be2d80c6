import { isObject, listIn, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves } from '../../history/records/leaves.ts';
import type { RecordMapper, SessionFacts, Transcripts } from '../../history/types.ts';

/** Engines that run models on this machine. */
const local: ReadonlySet<unknown> = new Set(['llamacpp', 'mlx', 'cortex', 'nitro']);

function factsIn(thread: unknown): SessionFacts {
  const [assistant] = listIn(thread, 'assistants');
  const model = objectIn(thread, 'model') ?? objectIn(assistant, 'model');
  const engine = textIn(model, 'provider') ?? textIn(model, 'engine');
  return { model: textIn(model, 'id'), provider: local.has(engine) ? 'local' : engine };
}

/** Reads `<thread>/messages.jsonl`, next to `thread.json`. An answer contains the tool calls in between: each round is a request. */
const thread: RecordMapper = (sink, beside) => {
  const id = beside.path.split('/').at(-2) ?? '';
  const facts = factsIn(parseJson(beside.read('thread.json') ?? ''));
  return {
    record: value => {
      sink.session(id, facts);
      if (!isObject(value) || !Array.isArray(value['content'])) return sink.unknown(value);
      const isReply = value['role'] === 'assistant';
      const time = timeIn(numberIn(value, 'created_at'));
      const common = { status: 'sent', certainty: 'documented', time } as const;
      let wasCall = false;
      if (isReply) sink.request(time);
      for (const part of listIn(value, 'content')) {
        const isCall = textIn(part, 'type') === 'tool_call';
        if (wasCall && !isCall) sink.request(time);
        wasCall = isCall;
        const by = isReply ? 'reply' : 'input';
        leaves([textIn(objectIn(part, 'text'), 'value'), isCall && isObject(part) ? part['input'] : undefined], text =>
          sink.text(text, { ...common, by }),
        );
        leaves(isCall && isObject(part) ? part['output'] : undefined, text =>
          sink.text(text, { ...common, by: 'input' }),
        );
      }
    },
    state: () => ({}),
  };
};

/** Converts a time, which is in seconds in older versions and in milliseconds since. */
function timeIn(value: number | undefined): number | null {
  if (value === undefined) return null;
  return value < 10_000_000_000 ? value * 1000 : value;
}

export const janTranscripts: Transcripts = {
  stores: [
    {
      id: 'jan.threads',
      assistant: 'jan',
      surface: 'app',
      paths: ['~/.local/share', '~/Library/Application Support', '~/AppData/Roaming'].map(
        folder => `${folder}/Jan/data/threads/*/messages.jsonl`,
      ),
      reading: { format: 'records', map: thread },
      source: {
        ref: 'janhq/jan@089ad3e1 core/src/types/message/messageEntity.ts, @cad3fbc0 src-tauri/src/core/threads/constants.rs, @3043f258 src-tauri/src/core/app/paths.rs',
        date: '2026-12-01',
      },
    },
  ],
  hosts: { local: '127.0.0.1', openai: 'api.openai.com', anthropic: 'api.anthropic.com' },
  edges: [message('history.edge.jan')],
};

import { isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { timeOf } from '../../history/records/leaves.ts';
import { anthropicContent, googleParts, stored, ToolPaths } from '../../history/records/messages.ts';
import type { RecordMapper, Transcripts } from '../../history/types.ts';

/** Records of one answer arrive within this many milliseconds of each other as it streams (`iflowStreamingGap`). */
const longestGap = 1000;

/** Reads records like those of Claude Code, except that tool results are in Google's form, with the displayed result next to them. */
const session: RecordMapper = (sink, { path }, saved) => {
  const file = (path.split('/').at(-1) ?? '').replace(/\.jsonl$/, '');
  const paths = new ToolPaths(sink.calledPaths);
  /** When the last record of an answer was written; null if another record followed it. */
  let answered = numberIn(saved, 'answered') ?? null;

  const put = (block: unknown, by: 'input' | 'reply', time: number | null): void => {
    const result = textIn(block, 'type') === 'tool_result' ? objectIn(block, 'content') : undefined;
    const facts = { certainty: 'documented', time } as const;
    if (result?.['responseParts'] === undefined) return anthropicContent([block], by, facts, sink, paths);
    googleParts(result['responseParts'], by, facts, sink, paths);
    stored({ ...result, responseParts: null }, time, sink);
  };

  const said = (value: JsonObject, by: 'input' | 'reply', time: number | null): void => {
    const given = objectIn(value, 'message');
    if (by === 'reply') {
      const isSame = answered !== null && time !== null && time - answered < longestGap;
      if (!isSame) sink.request(time);
      sink.facts({ model: textIn(given, 'model') });
    }
    answered = by === 'reply' ? time : null;
    const content = given?.['content'];
    for (const block of typeof content === 'string' ? [{ type: 'text', text: content }] : listIn(given, 'content'))
      put(block, by, time);
    stored(value['toolUseResult'], time, sink);
  };

  return {
    record: value => {
      sink.session(textIn(value, 'sessionId') ?? file, { cwd: textIn(value, 'cwd') });
      const type = textIn(value, 'type') ?? '';
      if (!isObject(value) || (type !== 'user' && type !== 'assistant')) return sink.unknown(value);
      said(value, type === 'assistant' ? 'reply' : 'input', timeOf(value['timestamp']));
    },
    state: () => ({ answered }),
  };
};

export const iflowTranscripts: Transcripts = {
  stores: [
    {
      id: 'iflow.sessions',
      assistant: 'iflow',
      surface: 'cli',
      paths: ['~/.iflow/projects/*/*.jsonl'],
      reading: { format: 'records', map: session },
      source: {
        ref: 'kenn-io/agentsview@53860074 internal/parser/iflow.go, testdata/iflow; the program is not published any more',
        date: '2026-12-01',
      },
    },
  ],
  hosts: {},
  edges: [message('history.edge.iflow')],
};

import { hasList, isObject, listIn, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { timeOf } from '../../history/records/leaves.ts';
import {
  anthropicContent,
  AnthropicMessages,
  type CutPart,
  stored,
  ToolPaths,
} from '../../history/records/messages.ts';
import { inEditors } from '../storedBuild.ts';
import { taskDocument } from '../../history/records/taskFiles.ts';
import type { DocumentMapper, HistorySink, Transcripts } from '../../history/types.ts';

/** Characters at most of a result, and of a file that a person gave; the same measured with 3.0.65. */
const longest = { result: 8_000, file: 50_000 } as const;

/** Results are kept whole and cut when they are sent: beginning and end remain, as long as each other, with a mark between them. */
function cut(text: string, of: keyof typeof longest): readonly CutPart[] {
  const most = longest[of];
  if (text.length <= most) return [{ text, isSent: true }];
  const half = (left: number): number => Math.max(0, Math.floor((most - mark(left).length) / 2));
  // How long the mark is depends on what it says, which depends on how long it is.
  const remains = half(text.length - half(text.length - most) * 2);
  return [
    { text: text.slice(0, remains), isSent: true },
    { text: text.slice(-remains), isSent: true },
    { text, isSent: false },
  ];
}

function mark(left: number): string {
  return `\n\n...[truncated ${left} chars]...\n\n`;
}

/**
 * The messages of a session, all of them, also where a summary took the place of the older ones: what requests carry instead is
 * next to them, with the number of messages that it took the place of; each summary overwrites the one before (@cline/core 0.0.86,
 * session-compaction, read 2026-11-30; services/message-builder, read 2026-12-01).
 */
const sessionDocument: DocumentMapper = (document, sink, beside) => {
  if (!hasList(document, 'messages')) return sink.unknown(document);
  const id = textIn(document, 'sessionId') ?? '';
  const name = (beside.path.split('/').at(-1) ?? '').replace(/\.messages\.json$/, '');
  const meta = parseJson(beside.read(`${name}.json`) ?? '');
  sink.session(id, {
    cwd: textIn(meta, 'cwd'),
    provider: textIn(meta, 'provider'),
    model: textIn(meta, 'model'),
    from: timeOf(textIn(meta, 'started_at')) ?? undefined,
  });
  const system = textIn(document, 'system_prompt');
  const always = 'always';
  if (system !== undefined) sink.text(system, { status: 'sent', by: 'input', certainty: 'measured', message: always });
  const compaction = parseJson(beside.read(`${name}.compaction.json`) ?? '');
  const replaced = numberIn(compaction, 'source_message_count');
  const messages = new AnthropicMessages(id, 'measured', sink, cut);
  let index = 0;
  for (const each of listIn(document, 'messages')) {
    if (index === replaced) compacted(compaction, index, always, sink);
    if (objectIn(each, 'metadata')?.['displayOnly'] === true) shown(each, sink);
    else messages.read(each, nameOf(index++));
  }
};

/** A message for people alone: an answer is that of a request which failed for good, and no other carries what it says. */
function shown(each: unknown, sink: HistorySink): void {
  const time = numberIn(each, 'ts') ?? null;
  if (textIn(each, 'role') === 'assistant') sink.request(time);
  stored(objectIn(each)?.['content'], time, sink);
}

/** What requests carry from now on: a summary, for which a model was asked, or what is left of the messages by a rule, and the newest. */
function compacted(compaction: unknown, count: number, always: string, sink: HistorySink): void {
  const all = listIn(compaction, 'messages').filter(isObject);
  const time = timeOf(textIn(compaction, 'updated_at'));
  const summary = all.findIndex(each => objectIn(each, 'metadata')?.['kind'] === 'compaction_summary');
  if (summary !== -1) {
    const older = Math.max(0, count - (all.length - summary - 1));
    sink.window(new Set([always, ...Array.from({ length: older }, (_, index) => nameOf(index))]));
    sink.request(time);
  }
  sink.window(new Set([always]));
  const facts = { certainty: 'documented', time, message: always } as const;
  const paths = new ToolPaths();
  for (const { content } of all) anthropicContent(content, 'input', facts, sink, paths, cut);
}

function nameOf(index: number): string {
  return `message ${index}`;
}

export const clineTranscripts: Transcripts = {
  stores: [
    {
      id: 'cline.sessions',
      assistant: 'cline',
      surface: 'cli',
      paths: ['~/.cline/data/sessions/*/*.messages.json'],
      reading: { format: 'document', map: sessionDocument },
      source: {
        ref: 'Measured: records of 3.0.57 and 3.0.65 compared with their captured requests',
        date: '2026-11-30',
        version: '3.0.65',
      },
    },
    {
      id: 'cline.tasks',
      assistant: 'cline',
      surface: 'editor',
      paths: [
        // The second is its name of before 2025, until a newer version opens it.
        ...['api_conversation_history', 'claude_messages'].flatMap(name =>
          inEditors(`saoudrizwan.claude-dev/tasks/*/${name}.json`),
        ),
        '~/.cline/data/tasks/*/api_conversation_history.json',
      ],
      reading: { format: 'document', map: taskDocument },
      source: {
        ref: 'Measured: records of the CLI 2.18.0 compared with their captured requests; cline/cline src/core/storage/disk.ts',
        date: '2026-11-30',
        version: '2.18.0',
      },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com', openai: 'api.openai.com', cline: 'api.cline.bot' },
  edges: [message('history.edge.cline')],
};

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

/** The maximum characters of a result, and of a file from the user; also measured with 3.0.65. */
const longest = { result: 8_000, file: 50_000 } as const;

/**
 * Splits a text into what is sent and what is not. Results are stored in full and cut when they are sent: a beginning and an end of
 * the same length remain, with a mark between them.
 */
function cut(text: string, of: keyof typeof longest): readonly CutPart[] {
  const most = longest[of];
  if (text.length <= most) return [{ text, isSent: true }];
  const half = (left: number): number => Math.max(0, Math.floor((most - mark(left).length) / 2));
  // The mark states the number of characters cut, which depends on the mark's own length.
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
 * Reads the messages of a session. All of them are there, even if a summary replaced the older ones: what requests carry instead is
 * in a file next to them, with the number of messages that it replaces; each summary overwrites the one before (@cline/core 0.0.86,
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

/** Reads a message that is only for people: an answer is that of a request that failed for good, and no other request carries its text. */
function shown(each: unknown, sink: HistorySink): void {
  const time = numberIn(each, 'ts') ?? null;
  if (textIn(each, 'role') === 'assistant') sink.request(time);
  stored(objectIn(each)?.['content'], time, sink);
}

/** Reads what requests carry from now on besides the newest messages: a model's summary, or what a rule left of the messages. */
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
        // The second name was used before 2025, and stays until a newer version opens the task.
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

import { objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, textOfFile } from '../../history/records/leaves.ts';
import { inputOf, stored, ToolPaths } from '../../history/records/messages.ts';
import { type Row, rowsOf, textOf } from '../../history/records/tables.ts';
import type { SqlValue } from '../../egress/readers/sqlite/record.ts';
import type { DatabaseMapper, HistorySink, TextFacts, Transcripts } from '../../history/types.ts';

/**
 * Reads the tables of a project. A row is created for each answer before its request is sent; its content is sent with later
 * requests until a summary replaces it (`PrepareStep`, `preparePrompt`, `getSessionMessages` in internal/agent/agent.go).
 */
const tables: DatabaseMapper = (given, sink, beside, onDamage) => {
  const cwd = /^(.*)\/\.crush\/[^/]*$/.exec(beside.path)?.[1];
  const summaries = new Set<SqlValue>();
  for (const of of rowsOf(given, 'sessions', onDamage)) {
    sink.session(textOf(of('id')) ?? '', { cwd, parent: textOf(of('parent_session_id')) });
    summaries.add(of('summary_message_id'));
  }
  const reader = new Messages(sink);
  for (const of of rowsOf(given, 'messages', onDamage)) {
    // Versions before August 2025 only name the last summary of a session.
    reader.read(of, of('is_summary_message') === 1 || summaries.has(of('id')));
  }
  // Each file before and after edits, to show what changed.
  for (const of of rowsOf(given, 'files', onDamage)) {
    sink.session(textOf(of('session_id')) ?? '');
    stored(textOf(of('content')), timeIn(of('created_at')), sink, textOf(of('path')));
  }
};

/** Converts a time, which is in seconds despite the comments on the columns. */
function timeIn(value: SqlValue): number | null {
  return typeof value === 'number' ? value * 1000 : null;
}

class Messages {
  readonly #paths = new ToolPaths();
  /** Sessions for which a title was requested. */
  readonly #titled = new Set<string>();

  constructor(private readonly sink: HistorySink) {}

  read(of: Row, isSummary: boolean): void {
    const { sink } = this;
    const parts = parseJson(textOf(of('parts')) ?? '');
    const isReply = of('role') === 'assistant';
    const time = timeIn(of('created_at'));
    const session = textOf(of('session_id')) ?? '';
    sink.session(session, { model: textOf(of('model')), provider: textOf(of('provider')) });
    if (!Array.isArray(parts)) return sink.unknown(textOf(of('parts')));
    if (isReply) sink.request(time);
    // A summary that failed replaces nothing.
    if (isSummary && !parts.some(each => textIn(objectIn(each, 'data'), 'reason') === 'error')) sink.compacted();
    for (const each of parts as readonly unknown[]) {
      this.#part(each, { certainty: 'documented', time, by: isReply ? 'reply' : 'input' });
      // Only the first prompt is sent for a title (`GenerateTitle`).
      if (isReply || (textIn(objectIn(each, 'data'), 'text') ?? '') === '' || this.#titled.has(session)) continue;
      this.#titled.add(session);
      sink.request(time);
    }
  }

  #part(each: unknown, facts: Pick<TextFacts, 'certainty' | 'time' | 'by'>): void {
    const data = objectIn(each, 'data');
    const kind = textIn(each, 'type');
    const { time = null } = facts;
    const put = (payload: unknown, path?: string): void =>
      leaves(payload, text => this.sink.text(text, { ...facts, status: 'sent', path }));
    if (data === undefined || kind === undefined || !kinds.has(kind)) return this.sink.unknown(each);
    if (kind === 'tool_call') {
      const input = textIn(data, 'input') ?? '';
      this.#paths.called(data['id'], inputOf(input));
      put(inputOf(input) ?? input);
    } else if (kind === 'tool_result') {
      const path = this.#paths.resultOf(data['tool_call_id']);
      put(data['content'], data['is_error'] === true ? undefined : path);
      // Both sides of an edit, and what a window displays.
      const metadata = textIn(data, 'metadata') ?? '';
      stored(inputOf(metadata) ?? metadata, time, this.sink, path);
    } else if (kind === 'binary') put(textOfFile(data['Data'], textIn(data, 'MIMEType') ?? ''), textIn(data, 'Path'));
    else if (kind === 'finish') stored([data['message'], data['details']], time, this.sink);
    else put([data['text'], data['thinking'], data['command'], data['output']]);
  }
}

/** Kinds of parts (internal/message/message.go). */
const kinds: ReadonlySet<string> = new Set([
  ...['text', 'reasoning', 'image_url', 'binary', 'tool_call', 'tool_result', 'finish', 'shell_command'],
]);

export const crushTranscripts: Transcripts = {
  stores: [
    {
      id: 'crush.database',
      assistant: 'crush',
      surface: 'cli',
      paths: ['./.crush/crush.db'],
      reading: { format: 'database', map: tables },
      source: { ref: 'charmbracelet/crush@37f36e93 internal/db, internal/message, internal/agent', date: '2026-12-01' },
    },
  ],
  // Addresses of providers: charmbracelet/catwalk@64dad50 internal/providers/configs.
  hosts: {
    anthropic: 'api.anthropic.com',
    openai: 'api.openai.com',
    gemini: 'generativelanguage.googleapis.com',
    openrouter: 'openrouter.ai',
    copilot: 'api.githubcopilot.com',
    groq: 'api.groq.com',
    xai: 'api.x.ai',
    deepseek: 'api.deepseek.com',
    'kimi-coding': 'api.kimi.com',
  },
  edges: [message('history.edge.crush')],
};

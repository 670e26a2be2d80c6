import { message } from '../../message.ts';
import { timeOf } from '../../history/records/leaves.ts';
import type { HistorySink, TextMapper, Transcripts } from '../../history/types.ts';

const begins = /^# aider chat started at (.+)$/;

/** After each answer there is one line like this, in versions that have it. */
const answered = /^> Tokens: [\d.,]+k? sent/;

/** Commands whose text goes to the model; all others are the program's own (aider/commands.py, read 2026-11). */
const sending = /^\/(?:ask|code|architect|context|help|ok)\b/;

/** Commands after which the program asks whether the model shall see them, with what came of them. */
const running = /^(?:!|\/(?:run|test)\b)/;
const agreed = /^> Add .*output to the chat\?.*[:\]]\s*y/i;

/**
 * The chat as Markdown: a heading per session, `#### ` before what a person typed, answers as they are, and `> ` before what the
 * program says. Files that were added are named and not written down.
 */
const chatText: TextMapper = (text, sink, { path }) => {
  const cwd = path.split('/').slice(0, -1).join('/');
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (begins.test(line) ? [index] : []));
  for (const [from, to] of [0, ...starts].map((start, index) => [start, starts[index] ?? lines.length] as const)) {
    const own = lines.slice(from, to);
    const started = begins.exec(own[0] ?? '')?.[1];
    // A local time without a zone: the file says no more.
    if (started !== undefined) sink.session(started, { cwd, from: timeOf(started) ?? undefined });
    else if (own.every(line => line.trim() === '')) continue;
    else sink.session('', { cwd });
    chat(started === undefined ? own : own.slice(1), started ?? '', sink);
  }
};

/** One session. */
function chat(lines: readonly string[], session: string, sink: HistorySink): void {
  const areCounted = lines.some(line => answered.test(line));
  let said: string[] = [];
  let by: 'input' | 'reply' = 'reply';
  /** An answer is being written down, whose request was counted. */
  let isAnswering = false;
  /** A command that the model has not seen yet. */
  let run = '';
  const put = (whole: string, of: 'input' | 'reply', status: 'sent' | 'stored-only' = 'sent'): void =>
    sink.text(whole, { status, by: of, certainty: 'documented' });

  const typed = (whole: string): void => {
    isAnswering = false;
    run = running.test(whole) ? whole : '';
    // Both forget what was said before.
    if (/^\/(?:clear|reset)\b/.test(whole)) sink.compacted();
    put(whole, 'input', /^[/!]/.test(whole) && !sending.test(whole) ? 'stored-only' : 'sent');
  };
  const flush = (): void => {
    const whole = said.join('\n').trim();
    said = [];
    if (whole === '') return;
    if (by === 'input') return typed(whole);
    // What is quoted in an answer looks like what the program says.
    if (!isAnswering || !areCounted) sink.request(null);
    isAnswering = true;
    put(whole, by);
  };
  const told = (line: string): void => {
    const model = /^> (?:Main model|Model): (\S+)/.exec(line)?.[1];
    flush();
    if (model !== undefined) sink.session(session, { model });
    if (run !== '' && agreed.test(line)) put(run, 'input');
    if (!answered.test(line)) return;
    // Nothing came of it.
    if (!isAnswering) sink.request(null);
    isAnswering = false;
  };

  for (const line of lines)
    if (line.startsWith('> ')) told(line);
    else {
      const isTyped = line.startsWith('#### ');
      if (isTyped !== (by === 'input')) {
        flush();
        by = isTyped ? 'input' : 'reply';
      }
      said.push(isTyped ? line.slice(5) : line);
    }
  flush();
}

export const aiderTranscripts: Transcripts = {
  stores: [
    {
      id: 'aider.chat',
      assistant: 'aider',
      surface: 'cli',
      paths: ['./.aider.chat.history.md'],
      reading: { format: 'text', map: chatText },
      source: { ref: 'Aider-AI/aider aider/io.py, aider/history.py', date: '2026-11-20' },
    },
  ],
  hosts: {},
  edges: [message('history.edge.aider')],
};

import { message } from '../../message.ts';
import { timeOf } from '../../history/records/leaves.ts';
import type { TextMapper, Transcripts } from '../../history/types.ts';

const begins = /^# aider chat started at (.+)$/;

/**
 * The chat as Markdown: a heading per session, `#### ` before what a person typed, answers as they are. Files that were added
 * are named and not written down.
 */
const chatText: TextMapper = (text, sink, { path }) => {
  let session = '';
  let said: string[] = [];
  let by: 'input' | 'reply' = 'reply';
  const flush = (): void => {
    const whole = said.join('\n').trim();
    said = [];
    if (whole === '') return;
    if (by === 'reply') sink.request(null);
    sink.text(whole, { status: 'sent', by, certainty: 'documented' });
  };
  const cwd = path.split('/').slice(0, -1).join('/');
  for (const line of text.split(/\r?\n/)) {
    const started = begins.exec(line)?.[1];
    const typed = line.startsWith('#### ');
    if (started !== undefined) {
      flush();
      // A local time without a zone: the file says no more.
      session = started;
      sink.session(session, { cwd, from: timeOf(started) ?? undefined });
    } else if (line.startsWith('> ')) {
      const model = /^> (?:Main model|Model): (\S+)/.exec(line)?.[1];
      flush();
      if (model !== undefined) sink.session(session, { model });
    } else {
      const next = typed ? 'input' : 'reply';
      if (next !== by) {
        flush();
        by = next;
      }
      said.push(typed ? line.slice(5) : line);
    }
  }
  flush();
};

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

import { isObject } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { inputOf } from '../../history/records/messages.ts';
import { conversation } from './conversations.ts';
import type { TextMapper, Transcripts } from '../../history/types.ts';

/** Placeholder for a body if the app is set to keep bodies out of its log (seen in 1.1.6). */
const hidden = '[Sensitive]';

/** Placeholder for the rest of a long text (issues of 2026). */
const cut = '<Truncated in logs>';
/** The fields with texts in requests in the forms of OpenAI, of Anthropic and of the app itself. */
const fields = ['system', 'system_prompt', 'instructions', 'messages', 'prompt', 'input', 'tools'];

/** Reads the server's log: `Received request: POST to /v1/chat/completions with body {…}`, each a complete request. */
const serverLog: TextMapper = (text, sink, { path, modified }) => {
  sink.session(path.split('/').at(-1) ?? '', { provider: 'local', to: modified });
  const begins = /^\[?(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)[^\n]*?(?:\n ?)?Received request: POST to \S+ with body\s*/gm;
  for (let match = begins.exec(text); match !== null; match = begins.exec(text)) {
    const from = begins.lastIndex;
    const end = /\n\[?\d{4}-\d\d-\d\d[ T]/.exec(text.slice(from))?.index;
    const body = text.slice(from, end === undefined ? undefined : from + end).trim();
    const parsed = inputOf(body);
    sink.compacted();
    const facts = { status: 'sent', by: 'input', certainty: 'exact' } as const;
    if (body.includes(cut)) sink.unread('shortened');
    if (body === hidden) sink.unread('left-out');
    else leaves(isObject(parsed) ? fields.map(each => parsed[each]) : body, each => sink.text(each, facts));
    sink.request(timeOf(match[1]));
  }
};

/** The second folder is from installations before 0.3. */
const homes = ['~/.lmstudio', '~/.cache/lm-studio'];

export const lmStudioTranscripts: Transcripts = {
  stores: [
    {
      id: 'lm-studio.conversations',
      assistant: 'lm-studio',
      surface: 'app',
      // Users can put chats into folders.
      paths: homes.flatMap(home =>
        ['*', '*/*', '*/*/*'].map(below => `${home}/conversations/${below}.conversation.json`),
      ),
      reading: { format: 'document', map: conversation },
      source: {
        ref: 'programs that read or write chats of LM Studio 0.3 and 0.4, the texts of lmstudio-ai/lmstudio-js (blocks and steps of a prediction)',
        date: '2026-11-30',
      },
    },
    {
      id: 'lm-studio.serverLogs',
      assistant: 'lm-studio',
      surface: 'app',
      paths: homes.map(home => `${home}/server-logs/*/*.log`),
      reading: { format: 'text', map: serverLog },
      source: {
        ref: 'lmstudio-ai/docs@c6854fba 3_cli/1_serve/log-stream.md; lines of logs in public readers of them',
        date: '2026-11-30',
      },
    },
  ],
  hosts: { local: '127.0.0.1' },
  edges: [message('history.edge.lmStudio')],
};

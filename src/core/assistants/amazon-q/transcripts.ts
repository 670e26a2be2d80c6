import { isObject, listIn, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { stored } from '../../history/records/messages.ts';
import { kiroChat, kiroCliRecords, kiroEditorRecords, kiroSession } from './kiroRecords.ts';
import { rowsOf, textOf } from '../../history/records/tables.ts';
import type { DatabaseMapper, HistorySink, Transcripts } from '../../history/types.ts';

/** Reads conversations of the command line, by folder. `auth_kv` of the same file contains tokens and is never read. */
const conversations: DatabaseMapper = (tables, sink, _beside, onDamage) => {
  const seen = new Set<string>();
  for (const table of ['conversations_v2', 'conversations']) {
    for (const of of rowsOf(tables, table, onDamage)) {
      const payload = parseJson(textOf(of('value')) ?? '');
      const id = textOf(of('conversation_id')) ?? textIn(payload, 'conversation_id') ?? '';
      // A newer version moved it to the newer table, and left it in the older one.
      if (id !== '' && seen.has(id)) continue;
      seen.add(id);
      sink.session(id, {
        cwd: textOf(of('key')),
        provider: 'amazon-q',
        from: timeOf(of('created_at')) ?? undefined,
        to: timeOf(of('updated_at')) ?? undefined,
      });
      // A model's summary of what precedes the history; it is sent with each request.
      leaves(isObject(payload) ? payload['latest_summary'] : undefined, text =>
        sink.text(text, { status: 'sent', by: 'reply', certainty: 'documented' }),
      );
      for (const turn of listIn(payload, 'history')) exchange(turn, sink);
      // The message to be sent next, or the one being sent when the program ended.
      leaves(objectIn(payload, 'next_message'), text =>
        sink.text(text, { status: 'sent', by: 'input', certainty: 'documented' }),
      );
      dropped(payload, id, sink);
    }
  }
};

/** The end of an answer and the start of a prompt in the transcript for people. */
const answerEnd = /\n\[Tool uses: [^\]\n]*\]$/;
const promptBegin = '> ';

/**
 * Reads messages that a summary replaced or the user cleared. They are no longer in the history, but their prompts and answers are
 * in the transcript for people (crates/chat-cli/src/cli/chat/conversation.rs of aws/amazon-q-developer-cli, read 2026-11).
 */
function dropped(payload: unknown, id: string, sink: HistorySink): void {
  const transcript = listIn(payload, 'transcript').filter(each => typeof each === 'string');
  let left = transcript.filter(each => answerEnd.test(each)).length - listIn(payload, 'history').length;
  if (left <= 0) return;
  sink.session(id, {}, 'before');
  for (const text of transcript) {
    if (left === 0) break;
    const facts = { status: 'sent', certainty: 'documented' } as const;
    if (answerEnd.test(text)) {
      left--;
      sink.request(null);
      sink.text(text.replace(answerEnd, ''), { ...facts, by: 'reply' });
    } else if (text.startsWith(promptBegin))
      sink.text(text.slice(promptBegin.length).replaceAll('> \n', '\n'), { ...facts, by: 'input' });
    else stored(text, null, sink);
  }
  // The request for the summary carried all of it.
  if (isObject(payload) && payload['latest_summary'] !== null && payload['latest_summary'] !== undefined)
    sink.request(null);
}

/** Reads a question and its answer: `[user, assistant]`, or `{user, assistant}` in newer versions. */
function exchange(turn: unknown, sink: HistorySink): void {
  const [user, assistant] = Array.isArray(turn)
    ? (turn as readonly unknown[])
    : [objectIn(turn, 'user'), isObject(turn) ? turn['assistant'] : undefined];
  if (user === undefined) return sink.unknown(turn);
  const time =
    numberIn(objectIn(turn, 'request_metadata'), 'request_start_timestamp_ms') ??
    timeOf(isObject(user) ? user['timestamp'] : undefined);
  const facts = { status: 'sent', certainty: 'documented', time } as const;
  leaves(user, text => sink.text(text, { ...facts, by: 'input' }));
  if (assistant === undefined) return;
  sink.request(time);
  leaves(assistant, text => sink.text(text, { ...facts, by: 'reply' }));
}

const kiroFolders = ['~/.config', '~/Library/Application Support', '~/AppData/Roaming'].map(
  base => `${base}/Kiro/User/globalStorage/kiro.kiroagent`,
);

const kiro = {
  assistant: 'amazon-q',
  source: { ref: 'getagentseal/codeburn@ed8fa3af; records in tests of public readers of Kiro', date: '2026-11-29' },
} as const;

export const amazonQTranscripts: Transcripts = {
  stores: [
    {
      ...kiro,
      id: 'amazon-q.kiroSessions',
      surface: 'cli',
      paths: ['~/.kiro/sessions/cli/*.jsonl'],
      reading: { format: 'records', map: kiroCliRecords },
    },
    {
      ...kiro,
      id: 'amazon-q.kiroEditor',
      surface: 'editor',
      paths: ['~/.kiro/sessions/*/*/messages.jsonl'],
      reading: { format: 'records', map: kiroEditorRecords },
    },
    {
      ...kiro,
      id: 'amazon-q.kiroRuns',
      surface: 'editor',
      paths: kiroFolders.map(folder => `${folder}/*/*.chat`),
      reading: { format: 'document', map: kiroChat },
    },
    {
      ...kiro,
      id: 'amazon-q.kiroWorkspaces',
      surface: 'editor',
      // The hyphen excludes the list of sessions next to them, sessions.json.
      paths: kiroFolders.map(folder => `${folder}/workspace-sessions/*/*-*.json`),
      reading: { format: 'document', map: kiroSession },
    },
    {
      id: 'amazon-q.conversations',
      assistant: 'amazon-q',
      surface: 'cli',
      paths: [
        '~/.local/share/amazon-q/data.sqlite3',
        '~/Library/Application Support/amazon-q/data.sqlite3',
        '~/.local/share/kiro-cli/data.sqlite3',
        '~/Library/Application Support/kiro-cli/data.sqlite3',
      ],
      reading: { format: 'database', map: conversations },
      source: {
        ref: 'aws/amazon-q-developer-cli@01b940e3 crates/chat-cli/src/database/mod.rs, migrations 007 and 008',
        date: '2026-11-30',
      },
    },
  ],
  hosts: { 'amazon-q': 'q.us-east-1.amazonaws.com' },
  edges: [message('history.edge.amazonQ')],
};

import { message } from '../../message.ts';
import { timeOf } from '../../history/records/leaves.ts';
import { stored } from '../../history/records/messages.ts';
import { columnsOf, textOf } from '../../history/records/openCodeTables.ts';
import type { DatabaseMapper, TextMapper, Transcripts } from '../../history/types.ts';

const marks = ['chat', 'generate', 'completion'].map(name => ` msg="${name} request" `);
const promptMark = ' prompt="';

/**
 * The server's log with `OLLAMA_DEBUG`: each prompt as the model is given it, with everything that was said before. One
 * request may be told by two lines, one of them where it came in and one where it is run.
 */
const serverLog: TextMapper = (text, sink, { path, modified }) => {
  sink.session(path.split('/').at(-1) ?? '', { provider: 'local', to: modified });
  let last = '';
  for (const line of text.split('\n')) {
    const quoted = promptOf(line);
    if (quoted === null) {
      // The answer is there: the same prompt would be another request.
      if (/\| POST {5}"\/(?:api|v1)\//.test(line)) last = '';
      continue;
    }
    if (quoted === last) continue;
    last = quoted;
    const time = timeOf(/\btime=(\S{1,40})/.exec(line.slice(0, 200))?.[1]);
    sink.compacted();
    sink.text(unquoted(quoted), { status: 'sent', by: 'input', certainty: 'documented', time });
    sink.request(time);
  }
};

/** The prompt that a line holds whole, as Go quotes it; null for any other line: without debugging there is its length only. */
function promptOf(line: string): string | null {
  const mark = marks.find(each => line.includes(each));
  const begin = mark === undefined ? -1 : line.indexOf(promptMark, line.indexOf(mark));
  if (begin < 0) return null;
  const from = begin + promptMark.length;
  let end = from;
  while (end < line.length && line[end] !== '"') end += line[end] === '\\' ? 2 : 1;
  return end >= line.length ? null : line.slice(from, end);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** What Go's `strconv.Quote` wrote. */
function unquoted(text: string): string {
  const escape = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/gi;
  return text.replace(escape, (_, byte?: string, unit?: string, point?: string, mark?: string) => {
    if (mark !== undefined) return escapes[mark] ?? mark;
    const code = Number.parseInt(byte ?? unit ?? point ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** A model that runs at Ollama and not on this computer: `gpt-oss:120b-cloud`, `kimi-k2:cloud`. */
const ofCloud = /[:-]cloud$/;
/** Files that go along as pictures and not as text. */
const pictures = /\.(?:png|jpe?g|webp|gif|bmp)$/i;

/**
 * Chats of the app. What a tool gave stands in messages of their own; a file that was attached goes out behind the text of its
 * message. Table `users` is never read.
 */
const appChats: DatabaseMapper = ({ database, named }, sink, beside, onDamage) => {
  const messages = named('messages');
  if (messages === undefined) return;
  /** Texts beside a message, by its number. */
  const calls = new Map<unknown, string[]>();
  const files = new Map<unknown, { readonly text: string; readonly path: string | undefined }[]>();
  const [callTable, fileTable] = [named('tool_calls'), named('attachments')];
  if (callTable !== undefined)
    for (const { values } of database.rows(callTable.root, onDamage)) {
      const of = columnsOf(callTable, values);
      const id = of('message_id');
      calls.set(id, [...(calls.get(id) ?? []), textOf(of('function_arguments')) ?? '']);
    }
  if (fileTable !== undefined)
    for (const { values } of database.rows(fileTable.root, onDamage)) {
      const of = columnsOf(fileTable, values);
      const [id, path, data] = [of('message_id'), textOf(of('filename')), of('data')];
      const text = data instanceof Uint8Array ? beside.unpack(data, 'none') : textOf(data);
      if (text !== null && text !== undefined && !pictures.test(path ?? ''))
        files.set(id, [...(files.get(id) ?? []), { text, path }]);
    }
  for (const { rowId, values } of database.rows(messages.root, onDamage)) {
    const of = columnsOf(messages, values);
    const id = of('id') ?? rowId;
    const isReply = of('role') === 'assistant';
    const model = textOf(of('model_name'));
    const time = timeOf(of('created_at'));
    const provider = model === undefined ? undefined : ofCloud.test(model) ? 'cloud' : 'local';
    sink.session(textOf(of('chat_id')) ?? '', { model, provider });
    const facts = { status: 'sent', by: isReply ? 'reply' : 'input', certainty: 'documented', time } as const;
    if (isReply) sink.request(time);
    for (const column of ['content', 'thinking']) {
      const text = textOf(of(column)) ?? '';
      if (text !== '') sink.text(text, facts);
    }
    // A result stands there once more for people.
    stored(textOf(of('tool_result')), time, sink);
    for (const text of calls.get(id) ?? []) sink.text(text, facts);
    for (const { text, path } of files.get(id) ?? []) sink.text(text, { ...facts, path });
  }
};

const source = {
  ref: 'ollama/ollama server/routes.go, envconfig; logs in public issues of 2024-11 to 2025-10',
  date: '2026-11-29',
};
const common = { assistant: 'ollama', source } as const;

export const ollamaTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'ollama.serverLogs',
      surface: 'app',
      paths: ['~/.ollama/logs/server*.log', '~/AppData/Local/Ollama/server*.log'],
      reading: { format: 'text', map: serverLog },
    },
    {
      ...common,
      id: 'ollama.app',
      surface: 'app',
      paths: ['~/Library/Application Support/Ollama/db.sqlite', '~/AppData/Local/Ollama/db.sqlite'],
      reading: { format: 'database', map: appChats },
      source: { ref: 'ollama/ollama app/store/database.go', date: '2026-11-30' },
    },
    {
      // What was typed into `ollama run`, for the arrow keys.
      ...common,
      id: 'ollama.prompts',
      surface: 'cli',
      paths: ['~/.ollama/history'],
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
    },
  ],
  hosts: { local: '127.0.0.1', cloud: 'ollama.com' },
  edges: [message('history.edge.ollama')],
};

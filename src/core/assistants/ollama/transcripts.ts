import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { stored } from '../../history/records/messages.ts';
import { rowsOf, textOf } from '../../history/records/tables.ts';
import type { SqlValue } from '../../egress/readers/sqlite/record.ts';
import type { DatabaseMapper, SessionFacts, TextMapper, Transcripts } from '../../history/types.ts';

const marks = ['chat', 'generate', 'completion'].map(name => ` msg="${name} request" `);
const promptMark = ' prompt="';

/**
 * Reads the server's log with `OLLAMA_DEBUG`: each prompt as the model gets it, including all earlier messages. Two lines may
 * report the same request, one when it arrives and one when it is run. Newer versions only state its length, and write bodies into
 * the temporary folder if `OLLAMA_DEBUG_LOG_REQUESTS` is set.
 */
const serverLog: TextMapper = (text, sink, { path, modified }) => {
  sink.session(path.split('/').at(-1) ?? '', { provider: 'local', to: modified });
  let last = '';
  for (const line of text.split('\n')) {
    const quoted = promptOf(line);
    if (quoted === null) {
      // The request is answered: the same prompt again would be another request.
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

/** Returns the complete prompt in a line, quoted as by Go; null for other lines: without debugging, a line only states its length. */
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

/** Decodes the output of Go's `strconv.Quote`. */
function unquoted(text: string): string {
  const escape = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/gi;
  return text.replace(escape, (_, byte?: string, unit?: string, point?: string, mark?: string) => {
    if (mark !== undefined) return escapes[mark] ?? mark;
    const code = Number.parseInt(byte ?? unit ?? point ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Matches a model that runs at Ollama, not on this computer: `gpt-oss:120b-cloud`, `kimi-k2:cloud`. */
const ofCloud = /[:-]cloud$/;
/** Files that are sent as images, not as text. */
const pictures = /\.(?:png|jpe?g|webp|gif|bmp)$/i;

/**
 * Reads chats of the app. Tool results are in messages of their own; an attached file is sent after the text of its message. The
 * table `users` is never read.
 */
const appChats: DatabaseMapper = (tables, sink, beside, onDamage) => {
  /** Texts that belong to a message, by its id. */
  const others = new Map<SqlValue, { readonly text: string; readonly path?: string | undefined }[]>();
  const add = (id: SqlValue, text: string, path?: string): void =>
    void others.set(id, [...(others.get(id) ?? []), { text, path }]);
  for (const of of rowsOf(tables, 'tool_calls', onDamage))
    add(of('message_id'), textOf(of('function_arguments')) ?? '');
  for (const of of rowsOf(tables, 'attachments', onDamage)) {
    const [path, data] = [textOf(of('filename')), of('data')];
    const text = data instanceof Uint8Array ? beside.unpack(data, 'none') : textOf(data);
    if (typeof text === 'string' && !pictures.test(path ?? '')) add(of('message_id'), text, path);
  }
  for (const of of rowsOf(tables, 'messages', onDamage)) {
    const isReply = of('role') === 'assistant';
    const time = timeOf(of('created_at'));
    sink.session(textOf(of('chat_id')) ?? '', modelOf(textOf(of('model_name'))));
    const facts = { status: 'sent', by: isReply ? 'reply' : 'input', certainty: 'documented', time } as const;
    if (isReply) sink.request(time);
    leaves([of('content'), of('thinking')], text => sink.text(text, facts));
    // A copy of the result for people.
    stored(textOf(of('tool_result')), time, sink);
    for (const { text, path } of others.get(of('id')) ?? []) sink.text(text, { ...facts, path });
  }
};

function modelOf(model: string | undefined): SessionFacts {
  return model === undefined ? {} : { model, provider: ofCloud.test(model) ? 'cloud' : 'local' };
}

const source = {
  ref: 'ollama/ollama server/routes.go, envconfig; logs in public issues of 2024-11 to 2025-10; ollama/ollama@fb307609 llm/llama_server.go, server/inference_request_log.go',
  date: '2026-12-01',
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
      // Input of `ollama run`, for the arrow keys.
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

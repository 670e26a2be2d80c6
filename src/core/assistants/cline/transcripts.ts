import { isObject, listIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { timeOf } from '../../history/records/leaves.ts';
import { AnthropicMessages, type CutPart } from '../../history/records/messages.ts';
import { inEditors } from '../storedBuild.ts';
import { taskDocument } from '../../history/records/taskFiles.ts';
import type { DocumentMapper, Transcripts } from '../../history/types.ts';

/** Characters that remain of a longer result: beginning and end (7,966 of 48,112 measured with 3.0.65). */
const kept = 7_966;

/** Results are kept whole and cut when they are sent; which characters exactly remain is estimated. */
function cut(text: string): readonly CutPart[] {
  if (text.length <= kept + 34) return [{ text, isSent: true }];
  return [
    { text: text.slice(0, kept / 2), isSent: true, certainty: 'estimated' },
    { text: text.slice(-kept / 2), isSent: true, certainty: 'estimated' },
    { text, isSent: false },
  ];
}

const sessionDocument: DocumentMapper = (document, sink, beside) => {
  if (!isObject(document)) return sink.unknown(document);
  const id = textIn(document, 'sessionId') ?? '';
  const name = (beside.path.split('/').at(-1) ?? '').replace(/\.messages\.json$/, '.json');
  const meta = parseJson(beside.read(name) ?? '');
  sink.session(id, {
    cwd: textIn(meta, 'cwd'),
    provider: textIn(meta, 'provider'),
    model: textIn(meta, 'model'),
    from: timeOf(textIn(meta, 'started_at')) ?? undefined,
  });
  const system = textIn(document, 'system_prompt');
  if (system !== undefined) sink.text(system, { status: 'sent', by: 'input', certainty: 'measured' });
  const messages = new AnthropicMessages(id, 'measured', sink, cut);
  for (const each of listIn(document, 'messages')) messages.read(each);
};

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
        ...inEditors('saoudrizwan.claude-dev/tasks/*/api_conversation_history.json'),
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

import { isObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { contentTexts, leaves, pathOf } from '../../history/records/leaves.ts';
import { inputOf, openAiCalls } from '../../history/records/messages.ts';
import type { DocumentMapper, HistorySink, Transcripts } from '../../history/types.ts';

/** A session; there are no times in it, only its start in `sessions.json`. `output[].content` is what was sent. */
const sessionDocument: DocumentMapper = (document, sink, beside) => {
  if (!isObject(document)) return sink.unknown(document);
  const id = textIn(document, 'sessionId') ?? '';
  const index = parseJson(beside.read('sessions.json') ?? '');
  const entry = (Array.isArray(index) ? (index as readonly unknown[]) : []).find(
    each => textIn(each, 'sessionId') === id,
  );
  const created = Number(isObject(entry) ? entry['dateCreated'] : undefined);
  sink.session(id, {
    cwd: textIn(document, 'workspaceDirectory'),
    from: Number.isFinite(created) ? created : undefined,
    to: beside.modified,
  });
  for (const each of listIn(document, 'history')) turn(each, id, sink);
};

function turn(each: unknown, id: string, sink: HistorySink): void {
  const said = objectIn(each, 'message');
  if (!isObject(each) || said === undefined) return sink.unknown(each);
  if (typeof each['conversationSummary'] === 'string') {
    sink.compacted();
    sink.text(each['conversationSummary'], { status: 'sent', by: 'input', certainty: 'measured' });
  }
  if (said['role'] === 'assistant') {
    sink.session(id, { model: textIn(objectIn(said, 'usage'), 'model') });
    sink.request(null);
  }
  const by = said['role'] === 'assistant' ? 'reply' : 'input';
  contentTexts(said['content'], text => sink.text(text, { status: 'sent', by, certainty: 'measured' }));
  openAiCalls(said['toolCalls'], (_id, _input, text) => sink.text(text, { status: 'sent', by, certainty: 'measured' }));
  for (const item of listIn(each, 'contextItems'))
    leaves(isObject(item) ? item['content'] : item, text =>
      sink.text(text, { status: 'sent', by: 'input', certainty: 'documented' }),
    );
  for (const state of listIn(each, 'toolCallStates')) {
    // A refused read names a file and gives nothing of it.
    const isRead = textIn(state, 'status') !== 'errored';
    const path = !isRead
      ? undefined
      : pathOf(inputOf(textIn(objectIn(state, 'toolCall', 'function'), 'arguments') ?? ''));
    for (const output of listIn(state, 'output'))
      leaves(isObject(output) ? output['content'] : output, text =>
        sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', path }),
      );
  }
}

export const continueTranscripts: Transcripts = {
  stores: [
    {
      id: 'continue.sessions',
      assistant: 'continue',
      surface: 'cli',
      paths: ['~/.continue/sessions/*-*.json'],
      reading: { format: 'document', map: sessionDocument },
      source: {
        ref: 'Measured: records of 1.5.47 compared with their captured requests',
        date: '2026-11-28',
        version: '1.5.47',
      },
    },
  ],
  hosts: {},
  edges: [message('history.edge.continue')],
};

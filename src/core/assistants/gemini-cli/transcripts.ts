import { asList, hasList, isObject, listIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { joinedLeaves, timeOf } from '../../history/records/leaves.ts';
import { stored } from '../../history/records/messages.ts';
import type { DocumentMapper, Transcripts } from '../../history/types.ts';
import { chatDocument, chatRecords } from './chats.ts';

/** Reads the list of prompts for the arrow keys. */
const promptLog: DocumentMapper = (document, sink) => {
  if (!Array.isArray(document)) return sink.unknown(document);
  for (const each of asList(document)) {
    const text = textIn(each, 'message');
    sink.session(textIn(each, 'sessionId') ?? '');
    if (!isObject(each) || text === undefined) sink.unknown(each);
    else stored(text, timeOf(each['timestamp']), sink);
  }
};

/**
 * Reads a chat as it was when the user saved it (`/chat save`), or before a file was changed (`/restore`): the parts that requests
 * are built from. It names neither its session nor whether a request followed; chats show that as long as they exist
 * (core/logger.js and utils/checkpointUtils.js of 0.61.0, read 2026-12-01).
 */
const savedChat: DocumentMapper = (document, sink, beside) => {
  sink.session(`saved ${beside.path.split('/').at(-1) ?? ''}`, { to: beside.modified });
  if (!Array.isArray(document) && !hasList(document, 'history') && !hasList(document, 'clientHistory'))
    return sink.unknown(document);
  const history = [...asList(document), ...listIn(document, 'history'), ...listIn(document, 'clientHistory')];
  joinedLeaves(history, text => sink.text(text, { status: 'stored-only', by: 'input', certainty: 'estimated' }));
};

const measured = {
  ref: 'Measured: records of 0.12.0, 0.28.2, 0.40.1, 0.53.0 and 0.61.0 compared with their captured requests',
  date: '2026-11-30',
  version: '0.61.0',
};
const common = { assistant: 'gemini-cli', surface: 'cli', source: measured } as const;

export const geminiCliTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'gemini-cli.chats',
      paths: ['~/.gemini/tmp/*/chats/*.jsonl', '~/.gemini/tmp/*/chats/*/*.jsonl'],
      reading: { format: 'records', map: chatRecords },
    },
    {
      ...common,
      id: 'gemini-cli.documents',
      paths: ['~/.gemini/tmp/*/chats/session-*.json'],
      reading: { format: 'document', map: chatDocument },
    },
    {
      ...common,
      id: 'gemini-cli.saved',
      paths: ['~/.gemini/tmp/*/checkpoint-*.json', '~/.gemini/tmp/*/checkpoints/*.json'],
      reading: { format: 'document', map: savedChat },
      source: { ref: '@google/gemini-cli-core 0.61.0 core/logger.js', date: '2026-12-01', version: '0.61.0' },
    },
    {
      ...common,
      id: 'gemini-cli.prompts',
      paths: ['~/.gemini/tmp/*/logs.json'],
      reading: { format: 'document', map: promptLog },
    },
    {
      ...common,
      id: 'gemini-cli.spill',
      paths: ['~/.gemini/tmp/*/tool-outputs/session-*/*.txt'],
      reading: {
        format: 'text',
        map: (text, sink, { path }) => {
          sink.session((path.split('/').at(-2) ?? '').replace(/^session-/, ''));
          stored(text, null, sink);
        },
      },
    },
  ],
  hosts: { google: 'generativelanguage.googleapis.com' },
  edges: [message('history.edge.geminiCli')],
};
